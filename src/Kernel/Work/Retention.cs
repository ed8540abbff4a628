using Dapper;
using Npgsql;

namespace Holdfast.Kernel;

/// <summary>Deletes what was kept only for a while: handled and parked events, the log, remembered requests (24 hours).</summary>
public sealed class Retention(
    IReadOnlyList<IModule> modules, DataSources sources, Settings settings, WorkerContext context) : PeriodicWorker(context)
{
    private const int BatchMax = 5_000;
    private static readonly TimeSpan RequestsKeptFor = TimeSpan.FromHours(24);

    public override string Name => "retention";

    protected override TimeSpan Interval => TimeSpan.FromMinutes(10);

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        var old = now - TimeSpan.FromDays(settings.EventRetentionDays);
        var more = false;
        foreach (var schema in modules.Select(m => m.Name))
        {
            more |= await Delete(schema, $"{schema}.inbox", "seq", "done_at < @before or parked_at < @before", old, cancellation);
            more |= await Delete(schema, $"{schema}.requests", "ctid", "at < @before", now - RequestsKeptFor, cancellation);
        }
        return more | await Delete(PostgresBus.Schema, "bus.log", "position", "at < @before", old, cancellation);
    }

    private async Task<bool> Delete(
        string schema, string table, string id, string condition, DateTimeOffset before, CancellationToken cancellation)
    {
        await using NpgsqlConnection connection = await sources.Work(schema).OpenConnectionAsync(cancellation);
        var count = await connection.ExecuteAsync(new CommandDefinition(
            $"delete from {table} where {id} = any(array(select {id} from {table} where {condition} limit {BatchMax}))",
            new { before }, cancellationToken: cancellation));
        return count == BatchMax;
    }
}
