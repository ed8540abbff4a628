using Holdfast.Kernel;

namespace Holdfast.Contracts;

/// <summary>The customer's bank holds the money; nothing was taken yet.</summary>
/// <param name="CaptureBefore">The authorisation lapses then.</param>
[Event("payment.authorized", "payment-events")]
public sealed record PaymentAuthorized(Guid PaymentId, Guid BookingId, Money Amount, DateTimeOffset? CaptureBefore)
    : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>The money was taken.</summary>
[Event("payment.captured", "payment-events")]
public sealed record PaymentCaptured(Guid PaymentId, Guid BookingId, Money Amount, DateTimeOffset CapturedAt, string? CardLabel)
    : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>The bank or the customer said no.</summary>
/// <param name="Code">The provider's code, such as card_declined; never shown raw.</param>
[Event("payment.failed", "payment-events")]
public sealed record PaymentFailed(Guid PaymentId, Guid BookingId, string? Code) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>The attempt ended without money: voided, lapsed or given up.</summary>
[Event("payment.cancelled", "payment-events")]
public sealed record PaymentCancelled(Guid PaymentId, Guid BookingId) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>Money went back.</summary>
/// <param name="Refunded">All that went back so far.</param>
/// <param name="Full">Nothing of the captured amount is left.</param>
[Event("payment.refunded", "payment-events")]
public sealed record PaymentRefunded(Guid PaymentId, Guid BookingId, Guid RefundId, Money Amount, Money Refunded, bool Full)
    : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}
