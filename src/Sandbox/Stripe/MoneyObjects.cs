using System.Text.Json;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

/// One movement of the balance. Whether it is `pending` or `available` is a matter of the clock, so it is not stored.
public sealed record BalanceTransaction : IStored
{
    public required string Id { get; init; }
    public string Object => "balance_transaction";
    public long Amount { get; init; }
    public long AvailableOn { get; init; }
    public string BalanceType => "payments";
    public long Created { get; init; }
    public required string Currency { get; init; }
    public string? Description { get; init; }
    public decimal? ExchangeRate { get; init; }
    public long Fee { get; init; }
    public JsonElement FeeDetails { get; init; }
    public long Net => Amount - Fee;
    public required string ReportingCategory { get; init; }
    public string? Source { get; init; }
    public string Status { get; init; } = "pending";
    public required string Type { get; init; }
}

public sealed record Dispute : IStored
{
    public required string Id { get; init; }
    public string Object => "dispute";
    public long Amount { get; init; }
    public IReadOnlyList<BalanceTransaction> BalanceTransactions { get; init; } = [];
    public required string Charge { get; init; }
    public long Created { get; init; }
    public required string Currency { get; init; }
    public JsonElement Evidence { get; init; } = Json.Element(new { });
    public JsonElement EvidenceDetails { get; init; }
    public bool IsChargeRefundable { get; init; }
    public bool Livemode => false;
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Empty.Map;
    public string? PaymentIntent { get; init; }
    public JsonElement PaymentMethodDetails { get; init; }
    public required string Reason { get; init; }
    public required string Status { get; init; }
}

public sealed record Event : IStored
{
    public required string Id { get; init; }
    public string Object => "event";
    public string ApiVersion => StripeHeaders.DefaultVersion;
    public long Created { get; init; }
    public required EventData Data { get; init; }
    public bool Livemode => false;
    public int PendingWebhooks { get; init; }
    public EventRequest? Request { get; init; }
    public required string Type { get; init; }
}

/// `previous_attributes` stands only in events named `*.updated`.
public sealed record EventData(
    JsonElement Object,
    [property: System.Text.Json.Serialization.JsonIgnore(
        Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    JsonElement? PreviousAttributes);

public sealed record EventRequest(string? Id, string? IdempotencyKey);

public sealed record WebhookEndpoint : IStored
{
    public required string Id { get; init; }
    public string Object => "webhook_endpoint";
    public string? ApiVersion { get; init; }
    public string? Application { get; init; }
    public long Created { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string> EnabledEvents { get; init; } = ["*"];
    public bool Livemode => false;
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Empty.Map;
    public string Status { get; init; } = "enabled";
    public required string Url { get; init; }

    [Hidden] public required string Secret { get; init; }

    public bool Wants(string type) => Status == "enabled"
        && EnabledEvents.Any(wanted => wanted == "*" || wanted == type);
}

/// An event on its way to one endpoint; gone when a 2xx came or the attempts ran out.
public sealed record Delivery(string Id, string Event, string Type, string Endpoint, int Attempts,
    DateTimeOffset NextAt)
    : IStored;

/// Something that happens by itself when its time comes: a hold lapses, a refund settles.
public sealed record Due(string Id, string What, string Target, DateTimeOffset At) : IStored;

/// The first answer given under an Idempotency-Key.
public sealed record StoredAnswer(string Id, string Fingerprint, int Status, string Body, DateTimeOffset At) : IStored;
