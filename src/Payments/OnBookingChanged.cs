using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>
/// The booking costs something else now. What is authorised stays as it is, and of it only the new price is captured; of what
/// was captured already the difference goes back. What is paid at the venue is only written down.
/// </summary>
internal static class OnBookingChanged
{
    public static async Task Handle(Delivery<BookingChanged> delivery, TenantTransaction transaction)
    {
        var booking = delivery.Data;
        var payment = await Payment.LockOfBooking(transaction, booking.BookingId)
            ?? throw new InvalidOperationException($"Booking {booking.BookingId} was changed but never announced.");
        if (payment.DueVersion >= delivery.AggregateVersion) return;
        var after = await transaction.QueryFirst<Payment>("""
            update payments.payments set due_version = @Version, updated_at = @Now,
                amount = case when policy = 'at_venue' then @Total else amount end,
                fee = case when policy = 'at_venue' then @Fee else fee end,
                due = case when policy <> 'at_venue' then least(@Total, amount) end
            where id = @Id returning *
            """, new
        {
            payment.Id,
            Version = delivery.AggregateVersion,
            Total = booking.Total.Amount,
            Fee = booking.Fee.Amount,
            transaction.Now,
        });
        await Plan.Next(transaction, after!);
    }
}
