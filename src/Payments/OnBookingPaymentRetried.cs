using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>
/// The slot was taken again for another try. A declined intent is used again; where the earlier payment was given
/// up, or is being voided, the booking gets a new one, because money must not come in by two intents.
/// </summary>
internal static class OnBookingPaymentRetried
{
    public static async Task Handle(Delivery<BookingPaymentRetried> delivery, TenantTransaction transaction)
    {
        var payment = await Payment.LockOfBooking(transaction, delivery.Data.BookingId);
        if (payment is null || payment.BookingVersion >= delivery.AggregateVersion) return;
        if (payment.Wish == Wishes.Ended && !PaymentStates.HasMoney(payment.Status))
        {
            await Anew(delivery, transaction, payment);
            return;
        }
        if (payment.Status == PaymentStates.Failed)
            payment = await PaymentStep.To(transaction, payment, PaymentStates.Pending, "booking") ?? payment;
        await transaction.Execute("""
            update payments.payments set booking_version = @Version, expires_at = @ExpiresAt, attempt = attempt + 1, polls = 0,
                poll_due_at = case when intent_id is not null then @PollDueAt::timestamptz end, updated_at = @Now
            where id = @Id;
            insert into payments.attempts (tenant_id, payment_id, number, started_at)
            select tenant_id, id, attempt, @Now from payments.payments where id = @Id
            """, new
        {
            payment.Id,
            Version = delivery.AggregateVersion,
            delivery.Data.ExpiresAt,
            PollDueAt = transaction.Now + TimeSpan.FromSeconds(2),
            transaction.Now,
        });
    }

    // Listeners order payment events by version, per booking: a step of a hundred keeps all that may still become
    // of the earlier payment older than anything of this one.
    private static Task Anew(
        Delivery<BookingPaymentRetried> delivery, TenantTransaction transaction, Payment earlier) =>
        transaction.Execute("""
            insert into payments.payments (id, tenant_id, booking_id, provider_id, user_id, token_epoch, policy, amount, currency,
                fee, status, version, wish, booking_version, attempt, expires_at, correlation_id, created_at, updated_at)
            select @Id, tenant_id, booking_id, provider_id, user_id, token_epoch, policy, coalesce(due, amount), currency,
                case when amount > 0 then round(fee::numeric * coalesce(due, amount) / amount)::bigint else fee end, 'pending',
                version + 100, 'open', @Version, 1, @ExpiresAt, @CorrelationId, @Now, @Now
            from payments.payments where id = @EarlierId;
            insert into payments.payment_events (tenant_id, payment_id, at, to_status, version, source)
            select tenant_id, id, @Now, status, version, 'booking' from payments.payments where id = @Id;
            insert into payments.attempts (tenant_id, payment_id, number, started_at)
            values (@TenantId, @Id, 1, @Now)
            """, new
        {
            Id = Guid.CreateVersion7(transaction.Now),
            EarlierId = earlier.Id,
            transaction.TenantId,
            Version = delivery.AggregateVersion,
            delivery.Data.ExpiresAt,
            CorrelationId = Correlation.Current,
            transaction.Now,
        });
}
