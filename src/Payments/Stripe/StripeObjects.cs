using System.Text.Json;
using System.Text.Json.Serialization;

namespace Holdfast.Payments.Stripe;

/// <summary>
/// Of Stripe's objects only what is used here; unknown members are ignored, as Stripe asks of its clients.
/// </summary>
public sealed record StripeIntent(string Id, string Status, long Amount, string Currency)
{
    public long AmountReceived { get; init; }

    public string? ClientSecret { get; init; }

    public string? CancellationReason { get; init; }

    public StripeError? LastPaymentError { get; init; }

    /// <summary>Expanded in every call of ours; null before the first attempt.</summary>
    public StripeCharge? LatestCharge { get; init; }
}

[JsonConverter(typeof(ExpandableCharge))]
public sealed record StripeCharge(string Id)
{
    public long AmountRefunded { get; init; }

    public StripeMethodDetails? PaymentMethodDetails { get; init; }
}

public sealed record StripeMethodDetails(string? Type, StripeCard? Card);

/// <param name="CaptureBefore">Unix seconds.</param>
public sealed record StripeCard(string? Brand, string? Last4, long? CaptureBefore)
{
    /// <summary>As customers know it: <c>Visa •••• 4242</c>.</summary>
    public string Label => $"{Name} •••• {Last4}";

    private string Name => Brand switch
    {
        "amex" => "American Express",
        "diners" => "Diners Club",
        "jcb" => "JCB",
        "unionpay" => "UnionPay",
        { Length: > 0 } brand => char.ToUpperInvariant(brand[0]) + brand[1..],
        _ => "Card",
    };
}

public sealed record StripeRefund(string Id, string Status, long Amount, string Currency)
{
    public Dictionary<string, string>? Metadata { get; init; }

    public string? FailureReason { get; init; }
}

public sealed record StripeDispute(string Id, string Status, long Amount, string Currency)
{
    public string? Reason { get; init; }

    public string? PaymentIntent { get; init; }
}

public sealed record StripeError
{
    public string? Type { get; init; }

    public string? Code { get; init; }

    public string? DeclineCode { get; init; }

    public string? Message { get; init; }

    public string? Charge { get; init; }

    public StripeReference? PaymentMethod { get; init; }
}

public sealed record StripeReference(string? Id);

public sealed record StripeErrorBody(StripeError? Error);

public sealed record StripeList<T>(IReadOnlyList<T> Data);

/// <summary>A charge is an id where it was not expanded.</summary>
internal sealed class ExpandableCharge : JsonConverter<StripeCharge>
{
    public override StripeCharge? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new StripeCharge(reader.GetString()!);
        var wire = JsonSerializer.Deserialize<Wire>(ref reader, options);
        return wire is null
            ? null
            : new StripeCharge(wire.Id)
            {
                AmountRefunded = wire.AmountRefunded,
                PaymentMethodDetails = wire.PaymentMethodDetails,
            };
    }

    public override void Write(Utf8JsonWriter writer, StripeCharge value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Id);

    private sealed record Wire(string Id, long AmountRefunded, StripeMethodDetails? PaymentMethodDetails);
}
