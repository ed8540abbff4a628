using Dapper;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.Bookings;

/// <summary>Makes the half-years of the bookings table a year ahead, and warns when rows went into the default one.</summary>
public sealed class MakePartitions(
    [FromKeyedServices(BookingsModule.Schema)] Database database, ILogger<MakePartitions> logger, WorkerContext context)
    : PeriodicWorker(context)
{
    private const int HalfYearsAhead = 3;

    public override string Name => "make-partitions";

    protected override TimeSpan Interval => TimeSpan.FromHours(6);

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        var start = new DateTimeOffset(now.Year, now.Month < 7 ? 1 : 7, 1, 0, 0, 0, TimeSpan.Zero);
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        for (var i = 0; i < HalfYearsAhead; i++)
        {
            var made = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
                "select bookings.make_partition(@at)", new { at = start.AddMonths(6 * i) }, cancellationToken: cancellation));
            if (made) logger.LogInformation("Made the partition of bookings from {Start}", start.AddMonths(6 * i));
        }
        return false;
    }
}
