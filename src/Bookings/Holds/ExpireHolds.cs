using Dapper;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Deletes the claims of lapsed holds. Nobody waits for it: the booking path removes those in its way, and pages free a
/// lapsed hold by its time. Holds themselves are kept for a day, to tell a late holder what happened.
/// </summary>
public sealed class ExpireHolds(
    [FromKeyedServices(BookingsModule.Schema)] Database database, WorkerContext context) : PeriodicWorker(context)
{
    private const int BatchMax = 500;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public override string Name => "expire-holds";

    protected override TimeSpan Interval => TimeSpan.FromSeconds(5);

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        var freed = await connection.ExecuteAsync(new CommandDefinition($"""
            delete from bookings.allocations where id in (
                select id from bookings.allocations where kind = 1 and expires_at < @Freed
                order by expires_at limit {BatchMax} for update skip locked)
            """, new { Freed = now - ClaimSlot.Grace }, cancellationToken: cancellation));
        var forgotten = await connection.ExecuteAsync(new CommandDefinition($"""
            delete from bookings.holds where id in (
                select id from bookings.holds where expires_at < @Old order by expires_at limit {BatchMax})
            """, new { Old = now - KeptFor }, cancellationToken: cancellation));
        return freed == BatchMax || forgotten == BatchMax;
    }

    public override LagQuestion Lag => new(database.Module, """
        select extract(epoch from @Now - min(expires_at))::float8 from bookings.allocations where kind = 1 and expires_at < @Now
        """);
}
