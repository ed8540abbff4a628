using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>An authorisation was voided or lapsed. A booking that still waits for its money has none any more.</summary>
public static class OnPaymentCancelled
{
    public static Task Handle(Delivery<PaymentCancelled> delivery, TenantTransaction transaction) =>
        OnPaymentFailed.Fail(transaction, delivery.Data.BookingId, delivery.AggregateVersion,
            new(delivery.Data.PaymentId, "cancelled"), "authorization-lapsed");
}
