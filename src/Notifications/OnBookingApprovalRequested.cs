using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>The request has arrived: says until when it is answered, and that nothing is taken before.</summary>
internal static class OnBookingApprovalRequested
{
    public static Task Handle(Delivery<BookingApprovalRequested> delivery, TenantTransaction transaction) => Messages.Queue(
        delivery, transaction, delivery.Data.BookingId, MessageKinds.ApprovalAsked,
        new MessageDetails(delivery.AggregateVersion) { DecideBy = delivery.Data.DecideBy });
}
