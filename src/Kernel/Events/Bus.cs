using Dapper;
using Npgsql;

namespace Holdfast.Kernel;

/// <summary>The way between modules. Exactly two implementations, PostgreSQL and Kafka; nothing above knows which.</summary>
public interface IBus
{
    /// <summary>Appends in order. Repeating an event is harmless: its id is unique.</summary>
    Task Publish(IReadOnlyList<Envelope> events, CancellationToken cancellation);

    /// <summary>Events of these types behind a position, in order, and how far the log was looked through.</summary>
    Task<BusSlice> Read(long position, IReadOnlyCollection<string>? types, int max, CancellationToken cancellation);

    /// <summary>Deletes the events of one key and these types: they carry what must be forgotten.</summary>
    Task Forget(Guid key, IReadOnlyCollection<string> types, CancellationToken cancellation);

    /// <summary>The newest position.</summary>
    Task<long> Head(CancellationToken cancellation);

    /// <summary>The oldest position that is kept; 0 when nothing is.</summary>
    Task<long> Oldest(CancellationToken cancellation);
}

public sealed record BusSlice(IReadOnlyList<LogEntry> Entries, long Position);

/// <summary>An event and its place in the log.</summary>
public sealed record LogEntry(long Position, Envelope Envelope);

/// <summary>
/// <c>bus.log</c>. Positions are given under one advisory lock, so they become visible in their order: a reader that has
/// seen position n will never be surprised by a smaller one.
/// </summary>
public sealed class PostgresBus(DataSources sources, TimeProvider clock) : IBus
{
    public const string Schema = "bus";
    private readonly NpgsqlDataSource _source = sources.Bus;

    public async Task Publish(IReadOnlyList<Envelope> events, CancellationToken cancellation)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition("""
            select pg_advisory_xact_lock(7237130102);
            insert into bus.log (id, tenant_id, type, version, key, aggregate_version, occurred_at, correlation_id,
                traceparent, data, at)
            select id, tenant_id, type, version, key, aggregate_version, occurred_at, correlation_id, traceparent,
                data::jsonb, @Now
            from unnest(@Ids, @Tenants, @Types, @Versions, @Keys, @AggregateVersions, @OccurredAts, @CorrelationIds,
                @Traceparents, @Data) with ordinality as e (id, tenant_id, type, version, key, aggregate_version,
                occurred_at, correlation_id, traceparent, data, n)
            order by n
            on conflict (id) do nothing
            """, EnvelopeColumns.Of(events, clock.GetUtcNow()), cancellationToken: cancellation));
    }

    public async Task<BusSlice> Read(
        long position, IReadOnlyCollection<string>? types, int max, CancellationToken cancellation)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition("""
            with span as (select * from bus.log where position > @position order by position limit @max)
            select position, id, type, version, tenant_id, key, aggregate_version, occurred_at, correlation_id,
                traceparent, case when @types::text[] is null or type = any(@types) then data::text end as data
            from span where @types::text[] is null or type = any(@types)
                or position = (select max(position) from span)
            order by position
            """, new { position, types = types?.ToArray(), max }, cancellationToken: cancellation))).AsList();
        return new BusSlice(
            [.. rows.Where(r => r.Data is not null).Select(r => new LogEntry(r.Position, r.Envelope()))],
            rows.Count == 0 ? position : rows[^1].Position);
    }

    public async Task Forget(Guid key, IReadOnlyCollection<string> types, CancellationToken cancellation)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "delete from bus.log where key = @key and type = any(@types)",
            new { key, types = types.ToArray() }, cancellationToken: cancellation));
    }

    public async Task<long> Head(CancellationToken cancellation)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select coalesce(max(position), 0) from bus.log", cancellationToken: cancellation));
    }

    public async Task<long> Oldest(CancellationToken cancellation)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select coalesce(min(position), 0) from bus.log", cancellationToken: cancellation));
    }

    private sealed record Row(
        long Position, Guid Id, string Type, short Version, Guid TenantId, Guid Key, int AggregateVersion,
        DateTimeOffset OccurredAt, string CorrelationId, string? Traceparent, string? Data)
    {
        public Envelope Envelope() => new(
            Id, Type, Version, TenantId, Key, AggregateVersion, OccurredAt, CorrelationId, Traceparent, Data!);
    }
}
