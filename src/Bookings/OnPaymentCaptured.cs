using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>The money was taken: the booking's readers see it.</summary>
public static class OnPaymentCaptured
{
    public static Task Handle(Delivery<PaymentCaptured> delivery, TenantTransaction transaction) =>
        PaymentCopy.Take(transaction, delivery.Data.BookingId, delivery.AggregateVersion,
            new(delivery.Data.PaymentId, "captured", Captured: delivery.Data.Amount.Amount));
}
