using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>Money went back. When all of it did, a booking that is over becomes refunded.</summary>
public static class OnPaymentRefunded
{
    public static async Task Handle(Delivery<PaymentRefunded> delivery, TenantTransaction transaction)
    {
        var refund = delivery.Data;
        await PaymentCopy.Take(transaction, refund.BookingId, delivery.AggregateVersion, new(
            refund.PaymentId, refund.Full ? "refunded" : "partially_refunded", Refunded: refund.Refunded.Amount));
        if (!refund.Full) return;
        var version = await StateChange.Apply(
            transaction, refund.BookingId, new(BookingStates.Refunded, "system:payment", null));
        if (version is not null) await transaction.Publish(new BookingRefunded(refund.BookingId), version.Value);
    }
}
