using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Holdfast.Kernel;

/// <summary>What every worker needs from its process.</summary>
public sealed record WorkerContext(
    TimeProvider Clock, IServiceProvider Services, IConfiguration Configuration, ILogger<PeriodicWorker> Logger);

/// <summary>One value in seconds, or no row. <c>@Now</c> is given.</summary>
public sealed record LagQuestion(string Module, string Sql);

/// <summary>
/// Looks for due work again and again: at once while there is more, when its bell rings, and after its interval. Any number
/// of processes may run the same worker, because due rows are claimed with <c>for update skip locked</c>. Switched off by
/// the setting <c>WORKERS_OFF</c> (names, separated by commas).
/// </summary>
public abstract class PeriodicWorker(WorkerContext context) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Stable: bell, metric and switch bear it.</summary>
    public abstract string Name { get; }

    protected abstract TimeSpan Interval { get; }

    protected TimeProvider Clock => context.Clock;

    /// <summary>Asks a module's database for the seconds by which the oldest due row is late; null where that says nothing.</summary>
    public virtual LagQuestion? Lag => null;

    /// <summary>One bounded portion of work; true when there is probably more.</summary>
    protected abstract Task<bool> RunOnce(CancellationToken cancellation);

    /// <summary>All that is due now, for callers that cannot wait: tests, the maintenance endpoint. Returns the portions done.</summary>
    public async Task<int> Drain(CancellationToken cancellation)
    {
        var portions = 0;
        while (await RunOnce(cancellation) && portions < 1_000) portions++;
        return portions;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (IsOff()) return;
        await Task.Yield();
        var bell = Wakeups.Of(context.Services, Name);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await Timed(stoppingToken)) await bell.Wait(Interval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) // A worker outlives every error: it is logged, counted, and the work is still due.
            {
                Report(e);
                await Task.Delay(PauseAfterFailure, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> Timed(CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var more = await RunOnce(cancellation);
        Telemetry.WorkerSeconds.Record(
            Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("worker", Name));
        return more;
    }

    /// <summary>
    /// For workers that do row by row: counts and logs a row that failed by itself, so that those behind it are done. It is
    /// still due, hence tried again on the next pass.
    /// </summary>
    protected void ReportRow(Guid row, Exception e)
    {
        Telemetry.WorkerFailures.Add(1, new KeyValuePair<string, object?>("worker", Name));
        context.Logger.LogError(e, "{Worker} could not do {Row}; it goes on with the others and tries it again", Name, row);
    }

    /// <summary>The row's own failure, that is: not the loss of the database, and nobody asked to stop.</summary>
    protected static bool IsOfRow(Exception e) => e is PostgresException or not (NpgsqlException or OperationCanceledException);

    private void Report(Exception e)
    {
        Telemetry.WorkerFailures.Add(1, new KeyValuePair<string, object?>("worker", Name));
        if (e is NpgsqlException { IsTransient: true })
            context.Logger.LogWarning("{Worker} waits for the database: {Reason}", Name, e.Message);
        else context.Logger.LogError(e, "{Worker} failed and will try again", Name);
    }

    private bool IsOff() => (context.Configuration["WORKERS_OFF"] ?? "")
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Contains(Name, StringComparer.Ordinal);
}
