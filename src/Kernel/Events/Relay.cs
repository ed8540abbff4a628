using Dapper;

namespace Holdfast.Kernel;

/// <summary>
/// Moves a module's outbox to the bus: the lowest rows, found by being there. One relay a module at a time; one that dies
/// between publishing and deleting publishes again, which the bus ignores.
/// </summary>
public sealed class Relay(Database database, IBus bus, IServiceProvider services, WorkerContext context)
    : PeriodicWorker(context)
{
    private const int BatchMax = 100;

    public override string Name => "relay:" + database.Module;

    protected override TimeSpan Interval => TimeSpan.FromSeconds(1);

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var events = (await connection.QueryAsync<Row>(new CommandDefinition($"""
            select seq, id, tenant_id, type, version, key, aggregate_version, occurred_at, correlation_id, traceparent,
                data::text as data
            from {database.Module}.outbox
            where (select pg_try_advisory_xact_lock(hashtext('relay'), hashtext(@Module)))
            order by seq limit {BatchMax}
            """, new { database.Module }, transaction, cancellationToken: cancellation))).AsList();
        if (events.Count == 0) return false;
        await bus.Publish([.. events.Select(e => e.Envelope())], cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            $"delete from {database.Module}.outbox where seq = any(@Seqs)",
            new { Seqs = events.Select(e => e.Seq).ToArray() }, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        Wakeups.Of(services, LogTail.Wakeup).Set();
        return events.Count == BatchMax;
    }

    /// <summary>Seconds that the oldest event has waited.</summary>
    public override LagQuestion Lag => new(database.Module, $"""
        select extract(epoch from @Now - occurred_at)::float8 from {database.Module}.outbox order by seq limit 1
        """);

    private sealed record Row(
        long Seq, Guid Id, Guid TenantId, string Type, short Version, Guid Key, int AggregateVersion,
        DateTimeOffset OccurredAt, string CorrelationId, string? Traceparent, string Data)
    {
        public Envelope Envelope() => new(
            Id, Type, Version, TenantId, Key, AggregateVersion, OccurredAt, CorrelationId, Traceparent, Data);
    }
}
