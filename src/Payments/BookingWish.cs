using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>
/// Takes down what the booking now wants of its money and plans what follows from it. A wish only hardens: an ended
/// booking does not stand again, and what was promised back is never lowered.
/// </summary>
internal static class BookingWish
{
    public static async Task Take<T>(
        Delivery<T> delivery, TenantTransaction transaction, Guid bookingId, string wish, int? refundPercent)
        where T : IIntegrationEvent
    {
        var payment = await Payment.LockOfBooking(transaction, bookingId);
        if (payment is null || payment.BookingVersion >= delivery.AggregateVersion) return;
        var after = await transaction.QueryFirst<Payment>("""
            update payments.payments set booking_version = @Version, updated_at = @Now,
                wish = case when wish = 'ended' then wish else @wish end,
                refund_percent = greatest(refund_percent, @refundPercent)
            where id = @Id returning *
            """, new { payment.Id, wish, refundPercent, Version = delivery.AggregateVersion, transaction.Now });
        await Plan.Next(transaction, after!);
    }
}
