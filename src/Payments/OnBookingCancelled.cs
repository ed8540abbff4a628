using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>
/// The booking ended before its time: the policy's percentage goes back, of captured money by a refund; of an
/// authorisation only the rest is captured, and nothing where all goes back.
/// </summary>
internal static class OnBookingCancelled
{
    public static Task Handle(Delivery<BookingCancelled> delivery, TenantTransaction transaction) =>
        BookingWish.Take(
            delivery, transaction, delivery.Data.BookingId, Wishes.Ended, Math.Clamp(delivery.Data.RefundPercent, 0, 100));
}
