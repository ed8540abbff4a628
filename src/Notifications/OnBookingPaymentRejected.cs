using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>Money came too late for its slot: says that it goes back.</summary>
internal static class OnBookingPaymentRejected
{
    public static async Task Handle(Delivery<BookingPaymentRejected> delivery, TenantTransaction transaction)
    {
        await transaction.Execute(
            "update notifications.bookings set ended = true where id = @BookingId", new { delivery.Data.BookingId });
        await Messages.Queue(
            delivery, transaction, delivery.Data.BookingId, MessageKinds.PaymentRejected,
            new MessageDetails(delivery.AggregateVersion));
    }
}
