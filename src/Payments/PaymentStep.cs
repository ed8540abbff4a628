using System.Diagnostics.Metrics;
using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>What is learned of a payment together with its new state; null keeps what is known.</summary>
internal sealed record Learned
{
    public string? CardLabel { get; init; }
    public DateTimeOffset? CaptureBefore { get; init; }
    public long? Captured { get; init; }
    public long? Refunded { get; init; }
    public long? RefundedFee { get; init; }
    public string? FailureCode { get; init; }
    public string? FailureMarker { get; init; }
}

/// <summary>
/// One step of a payment from state to state, with its history and audit, in the caller's transaction.
/// </summary>
internal static class PaymentStep
{
    private static readonly Counter<long> Steps =
        Telemetry.Meter.CreateCounter<long>("holdfast.payments.steps", description: "State changes of payments");

    /// <summary>
    /// Null when the payment may not go there (any more): somebody else was first, or what was seen is old.
    /// </summary>
    public static async Task<Payment?> To(
        TenantTransaction transaction, Payment payment, string to, string source, Learned? learned = null)
    {
        var moved = await transaction.QueryFirst<Payment>(Sql, new
        {
            payment.Id,
            to,
            From = PaymentStates.Before(to),
            transaction.Now,
            learned?.CardLabel,
            learned?.CaptureBefore,
            learned?.Captured,
            learned?.Refunded,
            learned?.RefundedFee,
            learned?.FailureCode,
            learned?.FailureMarker,
        });
        if (moved is null) return null;
        await Record(transaction, moved, payment.Status, source, learned);
        await EndAttempt(transaction, moved, learned?.FailureCode);
        Steps.Add(1, new("from", payment.Status), new("to", to), new("source", source));
        return moved;
    }

    /// <summary>
    /// Amounts changed but not the state: a second partial refund, money that moves during a dispute.
    /// </summary>
    public static async Task<Payment> Stay(
        TenantTransaction transaction, Payment payment, string source, Learned learned)
    {
        var changed = await transaction.QueryFirst<Payment>("""
            update payments.payments set version = version + 1, refunded = coalesce(@Refunded, refunded),
                refunded_fee = coalesce(@RefundedFee, refunded_fee), updated_at = @Now
            where id = @Id returning *
            """, new { payment.Id, learned.Refunded, learned.RefundedFee, transaction.Now });
        await Record(transaction, changed!, payment.Status, source, learned);
        return changed!;
    }

    private static async Task Record(
        TenantTransaction transaction, Payment payment, string from, string source, Learned? learned)
    {
        await transaction.Execute("""
            insert into payments.payment_events
                (tenant_id, payment_id, at, from_status, to_status, version, source, details)
            values (@TenantId, @Id, @Now, @from, @Status, @Version, @source, @Details::jsonb)
            """, new
        {
            transaction.TenantId,
            payment.Id,
            transaction.Now,
            from,
            payment.Status,
            payment.Version,
            source,
            Details = learned is null ? null : Json.Write(new
            {
                learned.Captured,
                learned.Refunded,
                code = learned.FailureCode,
            }),
        });
        await transaction.Audit("payment." + payment.Status, payment.Id, source, new { from, payment.BookingId });
    }

    private static Task EndAttempt(TenantTransaction transaction, Payment payment, string? code) =>
        payment.Status is PaymentStates.Authorized or PaymentStates.Failed or PaymentStates.Cancelled or PaymentStates.Expired
            ? transaction.Execute("""
                update payments.attempts set ended_at = @Now, outcome = @Status, code = @code
                where payment_id = @Id and number = @Attempt
                """, new { transaction.Now, payment.Status, code, payment.Id, payment.Attempt })
            : Task.CompletedTask;

    private const string Sql = """
        update payments.payments set status = @to, version = version + 1, updated_at = @Now,
            wish = case when @to in ('cancelled', 'expired') then 'ended' else wish end,
            card_label = coalesce(@CardLabel, card_label),
            capture_before = coalesce(@CaptureBefore::timestamptz, capture_before),
            captured = coalesce(@Captured, captured),
            captured_at = case when @to = 'captured' then coalesce(captured_at, @Now) else captured_at end,
            refunded = coalesce(@Refunded, refunded),
            refunded_fee = coalesce(@RefundedFee, refunded_fee),
            failure_code = case when @to = 'failed' then @FailureCode end,
            failure_marker = coalesce(@FailureMarker, failure_marker)
        where id = @Id and status = any(@From)
        returning *
        """;
}
