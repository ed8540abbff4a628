using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>What is paid at the venue, or costs nothing, does not wait for money: it stands, or the provider is asked.</summary>
public static class OnBookingCreated
{
    public static async Task Handle(Delivery<BookingCreated> delivery, TenantTransaction transaction)
    {
        var booking = delivery.Data;
        if (!ApprovalRules.IsFreeOfCards(booking.PaymentPolicy, booking.Total.Amount)) return;
        if (booking.RequiresApproval)
        {
            if (await StateChange.Lock(transaction, booking.BookingId) is { Status: BookingStates.Pending } asked)
                await AskProvider.Apply(transaction, asked.Id, asked.Version);
            return;
        }
        var version = await StateChange.Apply(
            transaction, booking.BookingId, new(BookingStates.Confirmed, "system", "nothing-to-pay-now"));
        if (version is not null) await transaction.Publish(new BookingConfirmed(booking.BookingId, null), version.Value);
    }
}
