using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>
/// The money is held: the booking stands, or the provider is asked where they must approve it first. Money that comes after
/// the booking gave up its slot takes the slot again if it is free; where the booking cannot stand, the money goes back at
/// once.
/// </summary>
public static class OnPaymentAuthorized
{
    private const string Actor = "system:payment";

    public static async Task Handle(Delivery<PaymentAuthorized> delivery, TenantTransaction transaction)
    {
        var payment = delivery.Data;
        var booking = await StateChange.Lock(transaction, payment.BookingId)
            ?? throw new InvalidOperationException("A payment for a booking that is not known.");
        await PaymentCopy.Take(transaction, booking.Id, delivery.AggregateVersion, new(payment.PaymentId, "authorized"));
        switch (booking.Status)
        {
            case BookingStates.Pending when booking.RequiresApproval:
                await AskProvider.Apply(transaction, booking.Id, booking.Version);
                return;
            case BookingStates.Confirmed or BookingStates.InProgress or BookingStates.Completed:
                return;
            case BookingStates.Pending:
                await Confirm(transaction, booking, payment.PaymentId);
                return;
            case BookingStates.PaymentFailed when await Quotas.Refusal(transaction, booking) is null
                && await StateChange.Reclaim(transaction, booking):
                var version = await StateChange.Apply(transaction, booking.Id, new(BookingStates.Pending, Actor, "paid-late"));
                if (booking.RequiresApproval) await AskProvider.Apply(transaction, booking.Id, version!.Value);
                else await Confirm(transaction, booking, payment.PaymentId);
                return;
            case BookingStates.PaymentFailed:
                await Cancel(transaction, booking);
                break;
        }
        await transaction.Publish(
            new BookingPaymentRejected(booking.Id, payment.PaymentId, "slot-lost"), booking.Version + 1);
    }

    private static async Task Confirm(TenantTransaction transaction, BookingRow booking, Guid paymentId)
    {
        var version = await StateChange.Apply(transaction, booking.Id, new(BookingStates.Confirmed, Actor, null));
        if (version is not null) await transaction.Publish(new BookingConfirmed(booking.Id, paymentId), version.Value);
    }

    private static async Task Cancel(TenantTransaction transaction, BookingRow booking)
    {
        var version = await StateChange.Apply(transaction, booking.Id, new(BookingStates.Cancelled, Actor, "slot-lost"));
        await CancelBooking.Mark(transaction, booking.Id, "system", refundPercent: 100);
        await transaction.Publish(new BookingCancelled(booking.Id, "system", "slot-lost", 100), version!.Value);
    }
}
