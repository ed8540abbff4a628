using Dapper;

namespace Holdfast.Kernel;

/// <summary>
/// Copies the events of one subscription from the bus into the module's inbox and moves the cursor, in one transaction.
/// Any number of processes may do so: the cursor's row is the lock.
/// </summary>
public sealed class Reader(
    Database database, Subscriptions subscriptions, IBus bus, IServiceProvider services, WorkerContext context)
    : PeriodicWorker(context)
{
    private const int BatchMax = 500;

    public override string Name => "reader:" + subscriptions.Name;

    protected override TimeSpan Interval => TimeSpan.FromSeconds(1);

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var position = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition($"""
            insert into {database.Module}.cursors (subscription, position) values (@Name, 0) on conflict do nothing;
            select position from {database.Module}.cursors where subscription = @Name for update skip locked
            """, new { subscriptions.Name }, transaction, cancellationToken: cancellation));
        if (position is null) return false;
        var slice = await bus.Read(position.Value, subscriptions.Types, BatchMax, cancellation);
        if (slice.Position == position) return false;
        await connection.ExecuteAsync(new CommandDefinition($"""
            insert into {database.Module}.inbox (subscription, id, tenant_id, type, version, key, aggregate_version,
                occurred_at, correlation_id, traceparent, data, received_at, due_at)
            select @Name, id, tenant_id, type, version, key, aggregate_version, occurred_at, correlation_id, traceparent,
                data::jsonb, @Now, @Now
            from unnest(@Ids, @Tenants, @Types, @Versions, @Keys, @AggregateVersions, @OccurredAts, @CorrelationIds,
                @Traceparents, @Data) with ordinality as e (id, tenant_id, type, version, key, aggregate_version,
                occurred_at, correlation_id, traceparent, data, n)
            order by n
            on conflict (subscription, id) do nothing;
            update {database.Module}.cursors set position = @Position where subscription = @Name
            """, Parameters(slice), transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        if (slice.Entries.Count > 0) Wakeups.Of(services, "inbox:" + subscriptions.Name).Set();
        return slice.Entries.Count == BatchMax;
    }

    private DynamicParameters Parameters(BusSlice slice)
    {
        var parameters = EnvelopeColumns.Of([.. slice.Entries.Select(e => e.Envelope)], Clock.GetUtcNow());
        parameters.AddDynamicParams(new { subscriptions.Name, slice.Position });
        return parameters;
    }
}
