using Dapper;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Payments;

/// <summary>
/// Asks the provider about payments that are not settled, so that each ends right even if no webhook ever comes: 2,
/// 5, 15 and 60 seconds after the intent was made, then each minute. Keeps the deadline of authorisations too.
/// </summary>
internal sealed class PollIntents(
    [FromKeyedServices(PaymentsModule.Schema)] Database database, OperationRunner runner, WorkerContext context)
    : PeriodicWorker(context)
{
    private const int BatchMax = 20;
    private const int AtOnceMax = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public override string Name => "payment-polls";

    protected override TimeSpan Interval => TimeSpan.FromSeconds(1);

    /// <summary>Null: nothing more to ask.</summary>
    /// <param name="polls">How often was asked since the intent was made or tried anew.</param>
    public static DateTimeOffset? Next(
        string status, int polls, DateTimeOffset? captureBefore, bool refundPending, DateTimeOffset now)
    {
        if (status is PaymentStates.Pending or PaymentStates.Failed) return now + Gap(polls);
        if (status == PaymentStates.Authorized) return Deadline(captureBefore, now);
        return refundPending ? now + Gap(Math.Max(polls, 3)) : null;
    }

    // 2, 5, 15 and 60 seconds after the start are these gaps; the first was set when the intent was made. An intent
    // that nobody ended for hours is asked about now and then.
    private static TimeSpan Gap(int polls) => polls switch
    {
        0 => TimeSpan.FromSeconds(2),
        1 => TimeSpan.FromSeconds(3),
        2 => TimeSpan.FromSeconds(10),
        3 => TimeSpan.FromSeconds(45),
        < 180 => TimeSpan.FromSeconds(60),
        _ => TimeSpan.FromHours(1),
    };

    private static DateTimeOffset Deadline(DateTimeOffset? captureBefore, DateTimeOffset now)
    {
        var inAnHour = now + TimeSpan.FromHours(1);
        var deadline = captureBefore - NextAct.LapseMargin;
        return deadline > now && deadline < inAnHour ? deadline.Value : inAnHour;
    }

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        var due = (await connection.QueryAsync<Payment>(new CommandDefinition("""
            update payments.payments set poll_due_at = @Later
            where id = any(array(
                select id from payments.payments where poll_due_at <= @now
                order by poll_due_at limit @BatchMax for update skip locked))
            returning *
            """, new { now, Later = now + Pause, BatchMax }, cancellationToken: cancellation))).AsList();
        await connection.CloseAsync();
        await Parallel.ForEachAsync(
            due, new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax, CancellationToken = cancellation },
            async (payment, token) => await Poll(payment, token));
        return due.Count == BatchMax;
    }

    private async Task Poll(Payment payment, CancellationToken cancellation)
    {
        Correlation.Set(payment.CorrelationId);
        if (await runner.Look(payment, cancellation) is not { } seen) return; // Asked again after the pause.
        await database.Write(payment.TenantId, async transaction =>
        {
            var locked = (await Payment.Lock(transaction, payment.Id))!;
            var settled = await Settle.Apply(transaction, locked, seen, "poll");
            var waits = (await Refund.OfPayment(transaction, payment.Id)).Any(r => r.Status == Refund.Pending);
            await transaction.Execute(
                "update payments.payments set polls = polls + 1, poll_due_at = @Next where id = @Id",
                new
                {
                    payment.Id,
                    Next = Next(settled.Status, locked.Polls + 1, settled.CaptureBefore, waits, transaction.Now),
                });
        }, cancellation);
    }

    public override LagQuestion Lag => new(PaymentsModule.Schema, """
        select extract(epoch from @Now - poll_due_at)::float8 from payments.payments
        where poll_due_at <= @Now order by poll_due_at limit 1
        """);
}
