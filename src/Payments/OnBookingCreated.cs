using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>
/// A booking was made: writes down what is to be paid for it. The amount comes from here and nowhere else.
/// </summary>
internal static class OnBookingCreated
{
    public static async Task Handle(Delivery<BookingCreated> delivery, TenantTransaction transaction)
    {
        var booking = delivery.Data;
        await transaction.Execute("""
            with made as (
                insert into payments.payments (id, tenant_id, booking_id, provider_id, user_id, token_epoch, policy, amount,
                    currency, fee, status, version, wish, booking_version, attempt, expires_at, correlation_id, created_at,
                    updated_at)
                select @Id, @TenantId, @BookingId, @ProviderId, @UserId, @TokenEpoch, @PaymentPolicy, @Amount, @Currency, @Fee,
                    'pending', 1, 'open', @Version, 1, @ExpiresAt, @CorrelationId, @Now, @Now
                where not exists (select from payments.payments where tenant_id = @TenantId and booking_id = @BookingId)
                on conflict do nothing
                returning id
            ), history as (
                insert into payments.payment_events (tenant_id, payment_id, at, to_status, version, source)
                select @TenantId, id, @Now, 'pending', 1, 'booking' from made
            )
            insert into payments.attempts (tenant_id, payment_id, number, started_at)
            select @TenantId, id, 1, @Now from made
            """, new
        {
            Id = Guid.CreateVersion7(transaction.Now),
            transaction.TenantId,
            transaction.Now,
            booking.BookingId,
            booking.ProviderId,
            booking.UserId,
            booking.TokenEpoch,
            booking.PaymentPolicy,
            booking.Total.Amount,
            booking.Total.Currency,
            Fee = booking.Fee.Amount,
            Version = delivery.AggregateVersion,
            booking.ExpiresAt,
            CorrelationId = Correlation.Current,
        });
    }
}
