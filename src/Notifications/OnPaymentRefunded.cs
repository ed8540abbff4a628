using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>Money goes back for a booking that stands or is over. Where it was cancelled, that mail has said so already.</summary>
internal static class OnPaymentRefunded
{
    public static async Task Handle(Delivery<PaymentRefunded> delivery, TenantTransaction transaction)
    {
        var refunded = delivery.Data;
        var ended = await transaction.QueryFirst<bool>(
            "select ended from notifications.bookings where id = @BookingId", new { refunded.BookingId });
        if (ended) return;
        await Messages.Queue(
            delivery, transaction, refunded.BookingId, MessageKinds.Refunded,
            new MessageDetails(delivery.AggregateVersion) { Refund = refunded.Amount });
    }
}
