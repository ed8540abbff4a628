using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Holdfast.Kernel;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the database is there and migrated, the clocks agree
/// within a second, there is a tenant, and every event that was waiting when the process started has been taken.
/// </summary>
public sealed class Health(
    IReadOnlyList<IModule> modules, DataSources sources, IBus bus, TimeProvider clock, ILogger<Health> logger)
{
    private static readonly TimeSpan ClockDifferenceMax = TimeSpan.FromSeconds(1);
    private long _headAtStart = -1;
    private volatile bool _caughtUp;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new Report("ok", new Dictionary<string, string>())))
            .RequireAuthorization(Policies.Anyone).ExcludeFromDescription();
        routes.MapGet("/health/ready", async (Health health, CancellationToken cancellation) =>
        {
            var report = await health.Ready(cancellation);
            return Results.Json(report, statusCode: report.Status == "ok" ? 200 : 503);
        }).RequireAuthorization(Policies.Anyone).ExcludeFromDescription();
    }

    public sealed record Report(string Status, IReadOnlyDictionary<string, string> Checks);

    public async Task<Report> Ready(CancellationToken cancellation)
    {
        var checks = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            await Look(checks, cancellation);
        }
        catch (NpgsqlException e)
        {
            logger.LogWarning("Not ready: {Reason}", e.Message);
            checks["database"] = "cannot be reached";
        }
        return new Report(checks.Values.All(v => v == "ok") ? "ok" : "unavailable", checks);
    }

    private async Task Look(Dictionary<string, string> checks, CancellationToken cancellation)
    {
        await using var connection = await sources.App(PostgresBus.Schema).OpenConnectionAsync(cancellation);
        var before = clock.GetUtcNow();
        var seen = await connection.QuerySingleAsync<Seen>(new CommandDefinition(
            "select clock_timestamp() as at, exists (select from bus.tenants) as has_tenant", cancellationToken: cancellation));
        var middle = before + ((clock.GetUtcNow() - before) / 2);
        var difference = (seen.At - middle).Duration();
        checks["database"] = "ok";
        checks["clock"] = difference <= ClockDifferenceMax ? "ok" : $"differs from the database's by {difference.TotalSeconds:F1} s";
        checks["tenants"] = seen.HasTenant ? "ok" : "there is none yet: holdfast seed";
        if (!_caughtUp) _caughtUp = await CaughtUp(cancellation);
        checks["events"] = _caughtUp ? "ok" : "catching up";
    }

    private async Task<bool> CaughtUp(CancellationToken cancellation)
    {
        foreach (var module in modules)
        {
            await using var outbox = await sources.Work(module.Name).OpenConnectionAsync(cancellation);
            if (await outbox.ExecuteScalarAsync<bool>($"select exists (select from {module.Name}.outbox)")) return false;
        }
        if (_headAtStart < 0) _headAtStart = await bus.Head(cancellation);
        foreach (var module in modules.Where(m => Subscribes(m)))
        {
            await using var inbox = await sources.Work(module.Name).OpenConnectionAsync(cancellation);
            var behind = await inbox.ExecuteScalarAsync<bool>($"""
                select coalesce((select position from {module.Name}.cursors where subscription = @Name), 0) < @_headAtStart
                    or exists (select from {module.Name}.inbox where done_at is null and parked_at is null and attempts = 0)
                """, new { module.Name, _headAtStart });
            if (behind) return false;
        }
        return true;
    }

    private static bool Subscribes(IModule module)
    {
        var subscriptions = new Subscriptions(module.Name);
        module.Subscribe(subscriptions);
        return subscriptions.Types.Count > 0;
    }

    private sealed record Seen(DateTimeOffset At, bool HasTenant);
}
