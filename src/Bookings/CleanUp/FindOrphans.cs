using System.Diagnostics.Metrics;
using Dapper;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.Bookings;

/// <summary>
/// Looks for claims whose booking does not hold a slot, and for bookings that hold one without claims. Every writer keeps the
/// two together in one transaction, so it finds nothing, unless somebody was at the tables by hand. A claim that nobody has
/// is deleted; a booking without its claims needs a person, who is told again and again.
/// </summary>
public sealed class FindOrphans(
    [FromKeyedServices(BookingsModule.Schema)] Database database, ILogger<FindOrphans> logger, Answers answers,
    WorkerContext context) : PeriodicWorker(context)
{
    private const int FoundMax = 100;

    private static readonly Counter<long> Found = Telemetry.Meter.CreateCounter<long>(
        "holdfast.bookings.orphans", description: "Claims without a booking, and bookings without their claims");

    public override string Name => "find-orphans";

    protected override TimeSpan Interval => TimeSpan.FromHours(1);

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        await Look(cancellation);
        return false;
    }

    /// <summary>How many there were, up to a hundred of each kind.</summary>
    public async Task<int> Look(CancellationToken cancellation)
    {
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        await using var grid = await connection.QueryMultipleAsync(new CommandDefinition(
            Sql, new { BookingStates.Claiming, FoundMax }, cancellationToken: cancellation));
        var claims = (await grid.ReadAsync<Orphan>()).AsList();
        var bookings = (await grid.ReadAsync<Orphan>()).AsList();
        foreach (var claim in claims)
        {
            answers.Drop(claim.TenantId, claim.ResourceId);
            logger.LogError("Deleted the claim {Claim} of {Resource}: its booking holds no slot", claim.Id, claim.ResourceId);
        }
        foreach (var booking in bookings)
            logger.LogError("The booking {Booking} holds {Resource} without its claims", booking.Id, booking.ResourceId);
        Found.Add(claims.Count, new KeyValuePair<string, object?>("kind", "claim"));
        Found.Add(bookings.Count, new KeyValuePair<string, object?>("kind", "booking"));
        return claims.Count + bookings.Count;
    }

    private sealed record Orphan(Guid Id, Guid TenantId, Guid ResourceId);

    private const string Sql = """
        delete from bookings.allocations where id in (
            select a.id from bookings.allocations a left join bookings.bookings b on b.id = a.booking_id
            where a.kind = 2 and (b.id is null or b.status <> all(@Claiming)) limit @FoundMax)
        returning id, tenant_id, resource_id;
        select b.id, b.tenant_id, b.resource_id from bookings.bookings b
        where b.status = any(@Claiming) and b.units <> (select count(*) from bookings.allocations a
            where a.resource_id = b.resource_id and a.starts_at = b.claim_starts_at and a.booking_id = b.id)
        limit @FoundMax
        """;
}
