using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>The bank said no: the slot is free for others at once, and the customer may try another card.</summary>
public static class OnPaymentFailed
{
    public static Task Handle(Delivery<PaymentFailed> delivery, TenantTransaction transaction) =>
        Fail(transaction, delivery.Data.BookingId, delivery.AggregateVersion,
            new(delivery.Data.PaymentId, "failed"), delivery.Data.Code ?? "declined");

    internal static async Task Fail(
        TenantTransaction transaction, Guid bookingId, int paymentVersion, PaymentCopy.Fact fact, string reason)
    {
        var booking = await StateChange.Lock(transaction, bookingId);
        if (booking is null || booking.PaymentVersion >= paymentVersion) return; // An older attempt's news.
        await PaymentCopy.Take(transaction, bookingId, paymentVersion, fact);
        var version = await StateChange.Apply(
            transaction, bookingId, new(BookingStates.PaymentFailed, "system:payment", reason));
        if (version is null) return;
        await StateChange.Release(transaction, booking);
        await transaction.Publish(new BookingPaymentFailed(bookingId, reason), version.Value);
    }
}
