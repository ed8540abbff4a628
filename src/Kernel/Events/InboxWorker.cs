using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Holdfast.Kernel;

/// <summary>
/// Runs the handlers of one subscription. A batch shares one transaction; when one of its events fails, each is done in a
/// transaction of its own, and the failing one waits longer each time until it is parked as a dead letter. Events of one
/// key keep their order: an event is not taken while an earlier one of its key is neither done nor parked.
/// </summary>
public sealed class InboxWorker(
    Database database, Subscriptions subscriptions, ILogger<InboxWorker> logger, WorkerContext context)
    : PeriodicWorker(context)
{
    public const int AttemptsMax = 12;
    private const int BatchMax = 50;
    private static readonly TimeSpan DelayMax = TimeSpan.FromMinutes(5);

    public override string Name => "inbox:" + subscriptions.Name;

    protected override TimeSpan Interval => TimeSpan.FromSeconds(1);

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        IReadOnlyList<Row> taken = [];
        try
        {
            taken = await Batch(BatchMax, null, cancellation);
            return taken.Count > 0;
        }
        catch (HandlerException e) when (!IsOutage(e.InnerException))
        {
            foreach (var seq in e.Batch) await Single(seq, cancellation);
            return true;
        }
    }

    private async Task<IReadOnlyList<Row>> Batch(int max, long? only, CancellationToken cancellation)
    {
        IReadOnlyList<Row> rows = [];
        await database.Write(Guid.Empty, async transaction =>
        {
            rows = await transaction.Query<Row>(Claim, new { subscriptions.Name, transaction.Now, max, only });
            foreach (var row in rows)
            {
                try
                {
                    await Handle(row, transaction);
                }
                catch (Exception e) when (e is not OperationCanceledException && !IsDeadlock(e))
                {
                    throw new HandlerException(e, [.. rows.Select(r => r.Seq)], row.CorrelationId);
                }
            }
            if (rows.Count > 0)
                await transaction.Execute(
                    $"update {database.Module}.inbox set done_at = @Now, error = null where seq = any(@Seqs)",
                    new { transaction.Now, Seqs = rows.Select(r => r.Seq).ToArray() });
        }, cancellation);
        return rows;
    }

    private async Task Single(long seq, CancellationToken cancellation)
    {
        try
        {
            await Batch(1, seq, cancellation);
        }
        catch (HandlerException e) when (!IsOutage(e.InnerException))
        {
            await Fail(seq, e.InnerException!, e.CorrelationId, cancellation);
        }
    }

    private async Task Handle(Row row, TenantTransaction transaction)
    {
        using var activity = Telemetry.Source.StartActivity(
            $"handle {row.Type}", ActivityKind.Consumer, row.Traceparent);
        activity?.SetTag("messaging.consumer.group.name", subscriptions.Name).SetTag("correlation.id", row.CorrelationId);
        Correlation.Set(row.CorrelationId);
        await transaction.ActFor(row.TenantId);
        await subscriptions.Handle(row.Envelope(), transaction);
        Telemetry.EventsHandled.Add(1, new("subscription", subscriptions.Name), new("type", row.Type));
    }

    private async Task Fail(long seq, Exception error, string correlationId, CancellationToken cancellation)
    {
        var message = $"{error.GetType().Name}: {error.Message}";
        logger.LogError(error, "Event {Seq} of {Subscription} failed {CorrelationId}", seq, subscriptions.Name, correlationId);
        Telemetry.EventsFailed.Add(1, new KeyValuePair<string, object?>("subscription", subscriptions.Name));
        await database.Write(Guid.Empty, transaction => transaction.Execute($"""
            update {database.Module}.inbox set attempts = attempts + 1, error = left(@message, 2000),
                due_at = @Now + least(@DelayMax, interval '1 second' * power(2, least(attempts, 20))),
                parked_at = case when attempts + 1 >= {AttemptsMax} then @Now end
            where seq = @seq and done_at is null
            """, new { seq, message, transaction.Now, DelayMax }), cancellation);
    }

    // A lost database is no fault of the event: nothing is counted, the worker simply comes back.
    private static bool IsOutage(Exception? e) =>
        e is NpgsqlException { IsTransient: true } and not PostgresException { SqlState: "40001" or "40P01" or "55P03" };

    private static bool IsDeadlock(Exception e) => e is PostgresException { SqlState: "40001" or "40P01" };

    public override LagQuestion Lag => new(database.Module, $"""
        select extract(epoch from @Now - received_at)::float8 from {database.Module}.inbox
        where subscription = '{subscriptions.Name}' and done_at is null and parked_at is null order by seq limit 1
        """);

    private string Claim => $"""
        select seq, id, type, version, tenant_id, key, aggregate_version, occurred_at, correlation_id, traceparent,
            data::text as data
        from {database.Module}.inbox i
        where subscription = @Name and done_at is null and parked_at is null and due_at <= @Now
            and (@only::bigint is null or seq = @only)
            and not exists (select from {database.Module}.inbox e where e.subscription = i.subscription
                and e.key = i.key and e.seq < i.seq and e.done_at is null and e.parked_at is null)
        order by seq limit @max for update skip locked
        """;

    private sealed class HandlerException(Exception inner, IReadOnlyList<long> batch, string correlationId)
        : Exception("A handler failed.", inner)
    {
        public string CorrelationId { get; } = correlationId;

        public IReadOnlyList<long> Batch { get; } = batch;
    }

    private sealed record Row(
        long Seq, Guid Id, string Type, short Version, Guid TenantId, Guid Key, int AggregateVersion,
        DateTimeOffset OccurredAt, string CorrelationId, string? Traceparent, string Data)
    {
        public Envelope Envelope() => new(
            Id, Type, Version, TenantId, Key, AggregateVersion, OccurredAt, CorrelationId, Traceparent, Data);
    }
}
