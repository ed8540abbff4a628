using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>Somebody asked for the booking's link: it goes to the booking's address and nowhere else.</summary>
internal static class OnBookingLinkRequested
{
    public static Task Handle(Delivery<BookingLinkRequested> delivery, TenantTransaction transaction) => Messages.Queue(
        delivery, transaction, delivery.Data.BookingId, MessageKinds.BookingLink,
        new MessageDetails(delivery.AggregateVersion));
}
