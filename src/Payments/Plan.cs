using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>
/// Writes down what <see cref="NextAct"/> finds. At most one operation of a payment is open (a unique index says
/// so): while one is under way nothing is planned, and its result plans again. So a cancellation that comes during
/// a capture waits for the capture's outcome and then refunds; one that comes before the capture was sent takes it
/// back, and captures what the policy keeps, or voids where that is nothing.
/// </summary>
internal static class Plan
{
    /// <summary>
    /// Half a second after half a second … ten minutes: about a week of trying before a person must look.
    /// </summary>
    private const int AttemptsMax = 1_000;
    private const int RefusalsMax = 5;
    private static readonly TimeSpan DelayMax = TimeSpan.FromMinutes(10);

    public static async Task Next(TenantTransaction transaction, Payment payment)
    {
        payment = await LetGoBeforeItLapses(transaction, payment);
        await WriteRefund(transaction, payment);
        var refund = (await Refund.OfPayment(transaction, payment.Id)).FirstOrDefault(r => r.Status == Refund.Waiting);
        var act = NextAct.Of(payment.Status, payment.Wish, payment.ToCapture > 0, payment.IntentId is not null, refund is not null);
        await WithdrawUnsent(transaction, payment, act);
        if (act is not null) await Open(transaction, payment, act, act == Acts.Refund ? refund!.Id : null);
        else if (payment is { Wish: Wishes.Ended, IntentId: null, Status: PaymentStates.Pending })
            await EndUnpaid(transaction, payment);
    }

    /// <summary>Seconds until an act is tried again, for the n-th time.</summary>
    public static TimeSpan Delay(int tries) =>
        TimeSpan.FromSeconds(Math.Min(DelayMax.TotalSeconds, 0.5 * Math.Pow(2, Math.Clamp(tries - 1, 0, 20))));

    // Promise 2: nothing is captured that does not stand. So what is not decided on in time goes back to the customer.
    private static async Task<Payment> LetGoBeforeItLapses(TenantTransaction transaction, Payment payment)
    {
        if (payment is not { Status: PaymentStates.Authorized, Wish: Wishes.Open }
            || payment.CaptureBefore - NextAct.LapseMargin > transaction.Now || payment.CaptureBefore is null) return payment;
        return (await transaction.QueryFirst<Payment>("""
            update payments.payments set wish = 'ended', refund_percent = 100, updated_at = @Now
            where id = @Id returning *
            """, new { payment.Id, transaction.Now }))!;
    }

    // Of a booking that ended, what its policy gives back; of one that stands and became cheaper, what is above its price. A
    // refund that failed is a matter for a person and is not written again.
    private static async Task WriteRefund(TenantTransaction transaction, Payment payment)
    {
        if (!PaymentStates.IsRefundable(payment.Status)) return;
        var refunds = await Refund.OfPayment(transaction, payment.Id);
        if (payment is { Wish: Wishes.Ended, RefundPercent: { } percent })
            await Write(transaction, payment, Refund.OfEnding, payment.OfEnding(percent, refunds));
        else if (payment is { Wish: Wishes.Stand, Due: not null })
            await Write(
                transaction, payment, Refund.OfChange, Math.Min(payment.OverPrice(refunds), payment.Left(refunds)));
    }

    private static async Task Write(TenantTransaction transaction, Payment payment, string cause, long amount)
    {
        if (amount <= 0) return;
        await transaction.Execute("""
            insert into payments.refunds (id, tenant_id, payment_id, amount, currency, cause, reason, requested_by, status,
                created_at, updated_at)
            values (@Id, @TenantId, @PaymentId, @amount, @Currency, @cause, 'requested_by_customer', 'booking', 'waiting',
                @Now, @Now)
            on conflict (payment_id) where cause = 'booking' do nothing
            """, new
        {
            Id = Guid.CreateVersion7(transaction.Now),
            transaction.TenantId,
            PaymentId = payment.Id,
            amount,
            payment.Currency,
            cause,
            transaction.Now,
        });
    }

    // What was never sent can be taken back; what was sent once has an outcome to wait for.
    private static Task WithdrawUnsent(TenantTransaction transaction, Payment payment, string? act) =>
        payment.Wish == Wishes.Ended || act is not null
            ? transaction.Execute("""
                update payments.operations set state = 'withdrawn', ended_at = @Now
                where payment_id = @Id and state = 'todo' and sends = 0
                    and (kind is distinct from @act or amount is distinct from @amount)
                """, new { payment.Id, act, amount = AmountOf(payment, act), transaction.Now })
            : Task.CompletedTask;

    // Written down with the operation: sent again under its key, it must be the same call, whatever was decided since.
    private static long? AmountOf(Payment payment, string? act) => act == Acts.Capture ? payment.ToCapture : null;

    public static async Task Open(TenantTransaction transaction, Payment payment, string kind, Guid? refundId)
    {
        var past = await transaction.QueryFirst<Past>("""
            select count(*)::int as attempts,
                count(*) filter (where state = 'failed' and refund_id is not distinct from @refundId)::int as failures,
                count(*) filter (where state = 'failed' and refund_id is not distinct from @refundId
                    and error like 'Refused%')::int as refusals,
                coalesce(bool_or(state in ('todo', 'running')), false) as is_open
            from payments.operations
            where payment_id = @Id and (kind = @kind or state in ('todo', 'running'))
            """, new { payment.Id, kind, refundId });
        if (past!.IsOpen) return;
        if (past.Failures >= AttemptsMax || past.Refusals >= RefusalsMax)
        {
            await Stuck(transaction, payment);
            return;
        }
        var opened = await transaction.Execute("""
            insert into payments.operations
                (id, tenant_id, payment_id, kind, refund_id, amount, attempt, state, due_at, created_at)
            values (@Id, @TenantId, @PaymentId, @kind, @refundId, @Amount, @Attempt, 'todo', @DueAt, @Now)
            on conflict do nothing
            """, new
        {
            Id = Guid.CreateVersion7(transaction.Now),
            transaction.TenantId,
            PaymentId = payment.Id,
            kind,
            refundId,
            Amount = AmountOf(payment, kind),
            Attempt = past.Attempts + 1,
            DueAt = past.Failures == 0 ? transaction.Now : transaction.Now + Delay(past.Failures),
            transaction.Now,
        });
        if (opened == 1) transaction.Wake(RunOperations.Bell);
    }

    private static Task<int> Stuck(TenantTransaction transaction, Payment payment) => transaction.Execute(
        "update payments.payments set stuck_at = coalesce(stuck_at, @Now) where id = @Id",
        new { payment.Id, transaction.Now });

    private static async Task EndUnpaid(TenantTransaction transaction, Payment payment)
    {
        var underWay = await transaction.QueryFirst<bool>("""
            select exists (select from payments.operations where payment_id = @Id and state in ('todo', 'running'))
            """, new { payment.Id });
        if (underWay) return;
        if (await PaymentStep.To(transaction, payment, PaymentStates.Cancelled, "booking") is { } cancelled)
            await transaction.Publish(new PaymentCancelled(cancelled.Id, cancelled.BookingId), cancelled.Version);
    }

    private sealed record Past(int Attempts, int Failures, int Refusals, bool IsOpen);
}
