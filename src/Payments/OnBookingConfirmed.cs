using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>The booking stands: what is authorised is captured at once.</summary>
internal static class OnBookingConfirmed
{
    public static Task Handle(Delivery<BookingConfirmed> delivery, TenantTransaction transaction) =>
        BookingWish.Take(delivery, transaction, delivery.Data.BookingId, Wishes.Stand, null);
}
