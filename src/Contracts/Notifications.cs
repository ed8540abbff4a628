using Holdfast.Kernel;

namespace Holdfast.Contracts;

/// <summary>A message was handed over.</summary>
/// <param name="Kind">confirmation, payment-failed, cancelled, booking-link …</param>
/// <param name="Channel">email.</param>
[Event("notification.sent", "notification-events")]
public sealed record NotificationSent(Guid NotificationId, Guid? BookingId, string Kind, string Channel) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId ?? NotificationId;
}
