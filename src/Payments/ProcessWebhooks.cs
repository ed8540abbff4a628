using Dapper;
using Holdfast.Kernel;
using Holdfast.Payments.Stripe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.Payments;

/// <summary>
/// Works off what <see cref="ReceiveStripeWebhook"/> stored. The payload is a hint that something happened; what is
/// true now is asked of Stripe, once for all events of an intent that came together. So order and repetition do not
/// matter.
/// </summary>
internal sealed class ProcessWebhooks(
    [FromKeyedServices(PaymentsModule.Schema)] Database database, OperationRunner runner, StripeClient stripe,
    ILogger<ProcessWebhooks> logger, WorkerContext context) : PeriodicWorker(context)
{
    public const string Bell = "payment-webhooks";
    private const int BatchMax = 50;
    private const int AtOnceMax = 8;
    private const int AttemptsMax = 15;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly string[] Telling = ["payment_intent.", "charge.", "refund."];

    public override string Name => Bell;

    protected override TimeSpan Interval => TimeSpan.FromSeconds(1);

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        var due = await Claim(cancellation);
        await Parallel.ForEachAsync(
            due.GroupBy(e => (e.IntentId, e.DisputeId)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax, CancellationToken = cancellation },
            async (events, token) => await Process([.. events], token));
        return due.Count == BatchMax;
    }

    private async Task Process(IReadOnlyList<Due> events, CancellationToken cancellation)
    {
        try
        {
            var outcome = await Handle(events[0], events.Any(e => IsTelling(e.Type)), cancellation);
            if (outcome is not null) await Done(events, outcome, cancellation);
            else await Failed(events, "Stripe could not be asked.", cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "Webhook {Type} could not be processed", events[0].Type);
            await Failed(events, $"{e.GetType().Name}: {e.Message}", cancellation);
        }
    }

    private static bool IsTelling(string type) =>
        Array.Exists(Telling, prefix => type.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>What was done about it; null to try again.</summary>
    private async Task<string?> Handle(Due told, bool telling, CancellationToken cancellation)
    {
        if (!telling || told.IntentId is null) return "ignored";
        if (await Find(told.IntentId, cancellation) is not { } payment) return "foreign";
        Correlation.Set(payment.CorrelationId);
        if (await runner.Look(payment, cancellation) is not { } seen) return null;
        if (told.DisputeId is { } id)
        {
            var dispute = await stripe.GetDispute(id, cancellation);
            if (!dispute.IsDone) return null;
            logger.LogWarning("Dispute {Dispute} of payment {Payment} is {Status} ({Reason})",
                id, payment.Id, dispute.Value!.Status, dispute.Value.Reason);
            seen = seen with { Dispute = dispute.Value };
        }
        await database.Write(payment.TenantId, async transaction =>
        {
            if (await Payment.Lock(transaction, payment.Id) is { } locked)
                await Settle.Apply(transaction, locked, seen, "webhook");
        }, cancellation);
        return "settled";
    }

    // The only question across tenants: whose intent is it? From there on row-level security holds.
    private async Task<Payment?> Find(string intentId, CancellationToken cancellation)
    {
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        return await connection.QueryFirstOrDefaultAsync<Payment>(new CommandDefinition(
            "select * from payments.payments where intent_id = @intentId", new { intentId },
            cancellationToken: cancellation));
    }

    private async Task<IReadOnlyList<Due>> Claim(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<Due>(new CommandDefinition("""
            update payments.webhook_events set due_at = @LeaseEnds, attempts = attempts + 1
            where id = any(array(
                select id from payments.webhook_events
                where processed_at is null and given_up_at is null and due_at <= @now
                order by due_at limit @BatchMax for update skip locked))
            returning id, type, intent_id, dispute_id, attempts
            """, new { now, LeaseEnds = now + Lease, BatchMax }, cancellationToken: cancellation))).AsList();
    }

    private Task Done(IReadOnlyList<Due> events, string outcome, CancellationToken cancellation) => Work("""
        update payments.webhook_events set processed_at = @now, outcome = @outcome, error = null, payload = null
        where id = any(@ids)
        """, new { ids = events.Select(e => e.Id).ToArray(), outcome, now = Clock.GetUtcNow() }, cancellation);

    // Polling finds what these would have told; giving up loses nothing but time.
    private Task Failed(IReadOnlyList<Due> events, string error, CancellationToken cancellation) => Work("""
        update payments.webhook_events set error = left(@error, 2000), due_at = @dueAt,
            given_up_at = case when attempts >= @AttemptsMax then @now end,
            payload = case when attempts < @AttemptsMax then payload end
        where id = any(@ids)
        """, new
    {
        ids = events.Select(e => e.Id).ToArray(),
        error,
        AttemptsMax,
        now = Clock.GetUtcNow(),
        dueAt = Clock.GetUtcNow() + Plan.Delay(events.Max(e => e.Attempts)),
    }, cancellation);

    private async Task Work(string sql, object args, CancellationToken cancellation)
    {
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(sql, args, cancellationToken: cancellation));
    }

    public override LagQuestion Lag => new(PaymentsModule.Schema, """
        select extract(epoch from @Now - received_at)::float8 from payments.webhook_events
        where processed_at is null and given_up_at is null order by due_at limit 1
        """);

    private sealed record Due(Guid Id, string Type, string? IntentId, string? DisputeId, int Attempts);
}
