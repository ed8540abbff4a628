using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>
/// Money came for a booking that cannot stand: all of it goes back. The event names the payment and is final for
/// it, so it needs no version: whatever else becomes of the booking, this payment is not kept.
/// </summary>
internal static class OnBookingPaymentRejected
{
    public static async Task Handle(Delivery<BookingPaymentRejected> delivery, TenantTransaction transaction)
    {
        if (await Payment.Lock(transaction, delivery.Data.PaymentId) is null) return;
        var rejected = await transaction.QueryFirst<Payment>("""
            update payments.payments set wish = 'ended', refund_percent = 100, updated_at = @Now
            where id = @PaymentId returning *
            """, new { delivery.Data.PaymentId, transaction.Now });
        await Plan.Next(transaction, rejected!);
    }
}
