using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>What is paid at the venue, or costs nothing, stands without waiting for money, unless it needs a yes.</summary>
public static class OnBookingCreated
{
    public static async Task Handle(Delivery<BookingCreated> delivery, TenantTransaction transaction)
    {
        var booking = delivery.Data;
        if (booking.RequiresApproval || (booking.PaymentPolicy != "at_venue" && booking.Total.Amount > 0)) return;
        var version = await StateChange.Apply(
            transaction, booking.BookingId, new(BookingStates.Confirmed, "system", "nothing-to-pay-now"));
        if (version is not null) await transaction.Publish(new BookingConfirmed(booking.BookingId, null), version.Value);
    }
}
