using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>Asks the customer whether another time suits them as well.</summary>
internal static class OnBookingTimeProposed
{
    public static Task Handle(Delivery<BookingTimeProposed> delivery, TenantTransaction transaction)
    {
        var proposed = delivery.Data;
        return Messages.Queue(
            delivery, transaction, proposed.BookingId, MessageKinds.TimeProposed,
            new MessageDetails(delivery.AggregateVersion)
            {
                Proposed = new Proposal(proposed.ResourceName, proposed.StartsAt, proposed.Total, proposed.ExpiresAt),
            });
    }
}
