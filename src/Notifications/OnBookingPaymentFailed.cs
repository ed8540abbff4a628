using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>The card was declined: says that nothing was taken, and how to try again.</summary>
internal static class OnBookingPaymentFailed
{
    public static Task Handle(Delivery<BookingPaymentFailed> delivery, TenantTransaction transaction) => Messages.Queue(
        delivery, transaction, delivery.Data.BookingId, MessageKinds.PaymentFailed,
        new MessageDetails(delivery.AggregateVersion));
}
