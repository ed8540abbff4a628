using System.Text.Json;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

/// The objects as Stripe writes them; `[Hidden]` is what only the sandbox knows. Times are Unix seconds.
public sealed record PaymentIntent : IStored
{
    public required string Id { get; init; }
    public string Object => "payment_intent";
    public long Amount { get; init; }
    public long AmountCapturable { get; init; }
    public JsonElement AmountDetails { get; init; } = Json.Element(new { tip = new { } });
    public long AmountReceived { get; init; }
    public string? Application { get; init; }
    public long? ApplicationFeeAmount { get; init; }
    public JsonElement? AutomaticPaymentMethods { get; init; }
    public long? CanceledAt { get; init; }
    public string? CancellationReason { get; init; }
    public string CaptureMethod { get; init; } = "automatic";
    public required string ClientSecret { get; init; }
    public string ConfirmationMethod { get; init; } = "automatic";
    public long Created { get; init; }
    public required string Currency { get; init; }
    public string? Customer { get; init; }
    public string? Description { get; init; }
    public JsonElement? LastPaymentError { get; init; }
    public string? LatestCharge { get; init; }
    public bool Livemode => false;
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Empty.Map;
    public JsonElement? NextAction { get; init; }
    public string? OnBehalfOf { get; init; }
    public string? PaymentMethod { get; init; }
    public string? PaymentMethodConfigurationDetails { get; init; }
    public JsonElement PaymentMethodOptions { get; init; } = Json.Element(new { card = Empty.CardOptions });
    public IReadOnlyList<string> PaymentMethodTypes { get; init; } = ["card"];
    public string? Processing { get; init; }
    public string? ReceiptEmail { get; init; }
    public string? Review { get; init; }
    public string? SetupFutureUsage { get; init; }
    public JsonElement? Shipping { get; init; }
    public string? Source { get; init; }
    public string? StatementDescriptor { get; init; }
    public string? StatementDescriptorSuffix { get; init; }
    public string Status { get; init; } = "requires_payment_method";
    public JsonElement? TransferData { get; init; }
    public string? TransferGroup { get; init; }

    [Hidden] public string? ReturnUrl { get; init; }
    [Hidden] public bool Authenticated { get; init; }
    [Hidden] public bool OffSession { get; init; }
}

public sealed record Charge : IStored
{
    public required string Id { get; init; }
    public string Object => "charge";
    public long Amount { get; init; }
    public long AmountCaptured { get; init; }
    public long AmountRefunded { get; init; }
    public string? Application { get; init; }
    public string? ApplicationFee { get; init; }
    public long? ApplicationFeeAmount { get; init; }
    public string? BalanceTransaction { get; init; }
    public JsonElement BillingDetails { get; init; }
    public string? CalculatedStatementDescriptor { get; init; } = "SANDBOX";
    public bool Captured { get; init; }
    public long Created { get; init; }
    public required string Currency { get; init; }
    public string? Customer { get; init; }
    public string? Description { get; init; }
    public bool Disputed { get; init; }
    public string? FailureBalanceTransaction { get; init; }
    public string? FailureCode { get; init; }
    public string? FailureMessage { get; init; }
    public JsonElement FraudDetails { get; init; } = Json.Element(new { });
    public bool Livemode => false;
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Empty.Map;
    public string? OnBehalfOf { get; init; }
    public JsonElement Outcome { get; init; }
    public bool Paid { get; init; }
    public string? PaymentIntent { get; init; }
    public string? PaymentMethod { get; init; }
    public JsonElement PaymentMethodDetails { get; init; }
    public string? ReceiptEmail { get; init; }
    public string? ReceiptNumber { get; init; }
    public string? ReceiptUrl { get; init; }
    public bool Refunded { get; init; }
    public string? Review { get; init; }
    public JsonElement? Shipping { get; init; }
    public string? SourceTransfer { get; init; }
    public string? StatementDescriptor { get; init; }
    public string? StatementDescriptorSuffix { get; init; }
    public required string Status { get; init; }
    public JsonElement? TransferData { get; init; }
    public string? TransferGroup { get; init; }

    [Hidden] public required string Card { get; init; }
    [Hidden] public long? CaptureBefore { get; init; }
}

public sealed record Refund : IStored
{
    public required string Id { get; init; }
    public string Object => "refund";
    public long Amount { get; init; }
    public string? BalanceTransaction { get; init; }
    public required string Charge { get; init; }
    public long Created { get; init; }
    public required string Currency { get; init; }
    public JsonElement DestinationDetails { get; init; } = Json.Element(
        new { card = new { type = "refund", reference_status = "pending" }, type = "card" });
    public string? FailureBalanceTransaction { get; init; }
    public string? FailureReason { get; init; }
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Empty.Map;
    public string? PaymentIntent { get; init; }
    public string? Reason { get; init; }
    public string? ReceiptNumber { get; init; }
    public string? SourceTransferReversal { get; init; }
    public required string Status { get; init; }
    public string? TransferReversal { get; init; }
}

public sealed record PaymentMethod : IStored
{
    public required string Id { get; init; }
    public string Object => "payment_method";
    public string AllowRedisplay { get; init; } = "unspecified";
    public JsonElement BillingDetails { get; init; }
    public JsonElement Card { get; init; }
    public long Created { get; init; }
    public string? Customer { get; init; }
    public bool Livemode => false;
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Empty.Map;
    public string Type => "card";

    [Hidden] public required string Number { get; init; }
    [Hidden] public bool SetUp { get; init; }
}

public sealed record Customer : IStored
{
    public required string Id { get; init; }
    public string Object => "customer";
    public JsonElement? Address { get; init; }
    public long Balance => 0;
    public long Created { get; init; }
    public string? Currency { get; init; }
    public string? DefaultSource { get; init; }
    public bool Delinquent => false;
    public string? Description { get; init; }
    public string? Email { get; init; }
    public bool Livemode => false;
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Empty.Map;
    public string? Name { get; init; }
    public string? Phone { get; init; }
    public IReadOnlyList<string> PreferredLocales { get; init; } = [];
    public JsonElement? Shipping { get; init; }
    public string TaxExempt => "none";
    public string? TestClock { get; init; }
}

internal static class Empty
{
    public static readonly IReadOnlyDictionary<string, string> Map = new Dictionary<string, string>();

    public static readonly object CardOptions = new
    {
        installments = (object?)null,
        mandate_options = (object?)null,
        network = (object?)null,
        request_three_d_secure = "automatic",
    };
}
