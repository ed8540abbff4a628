using Dapper;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Other places of the same kind with a free slot when this one has none: at the same time first, nearest first, then
/// within an hour of it.
/// </summary>
public static class GetNeighbours
{
    private const int ItemsMax = 5;
    private const int CandidatesMax = 60;
    private const double MetersMax = 50_000;
    private static readonly TimeSpan Reach = TimeSpan.FromHours(1);

    public sealed record Court(Guid Id, string Name, BookingView.Named Provider, double DistanceMeters, string TimeZone);

    /// <param name="ServiceId">To be named when the slot is held.</param>
    public sealed record Item(
        Court Court, Guid ServiceId, DateTimeOffset Start, DateTimeOffset End, string LocalStart, Money Price, Money Fee,
        string Tier);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/courts/{id:guid}/neighbours", Handle)
        .WithName(nameof(GetNeighbours)).WithTags("Search").RequireAuthorization(Policies.Anyone)
        .Produces<Page<Item>>().ProducesProblem(400).ProducesProblem(404);

    public static async Task<IResult> Handle(
        Guid id, string? start, int? durationMinutes, Tenant tenant, Caller caller,
        [FromKeyedServices(BookingsModule.Schema)] Database database, Offers offers, TimeProvider clock,
        CancellationToken cancellation)
    {
        var check = new Check()
            .That(Kernel.Instant.TryParse(start, out var wanted), "start", "An instant such as 2026-12-01T17:00:00Z.")
            .That(durationMinutes is null or (>= 1 and <= 44_640), "durationMinutes", "Between 1 and 44640.");
        if (check.Failed) return check.Problem.ToHttp();
        if (await offers.Find(tenant.Id, id, cancellation) is not { } here) return ClaimSlot.ResourceUnknown.ToHttp();
        var asked = new Asked(wanted, durationMinutes, clock.GetUtcNow(), tenant.FeeBasisPoints(caller.UserId));
        var rows = await database.Query<Row>(tenant.Id, Sql, Parameters(here.Resource, asked), cancellation);
        var known = await offers.Find(tenant.Id, [.. rows.Select(r => (r.Id, r.Stamp))], cancellation);
        var free = rows.Where(row => known.ContainsKey(row.Id)).Select(row => Best(row, known[row.Id], asked)).OfType<Item>();
        return Results.Ok(new Page<Item>(
            [.. free.OrderBy(item => item.Start != wanted).ThenBy(item => item.Court.DistanceMeters).Take(ItemsMax)], null));
    }

    private static DynamicParameters Parameters(ResourceChanged here, Asked asked)
    {
        var parameters = new DynamicParameters(Box.Around(here.Latitude, here.Longitude, MetersMax));
        parameters.AddDynamicParams(new
        {
            Id = here.ResourceId,
            here.Kind,
            here.FieldType,
            here.Latitude,
            here.Longitude,
            MetersMax,
            CandidatesMax,
            asked.DurationMinutes,
            BusyFrom = asked.Start - Reach - BusyPlace.Buffers,
            BusyTo = asked.Start + Reach + BusyPlace.Buffers,
            asked.Now,
        });
        return parameters;
    }

    private sealed record Asked(DateTimeOffset Start, int? DurationMinutes, DateTimeOffset Now, int FeeBasisPoints);

    /// <summary>The free slot of a place that is nearest to the time asked for.</summary>
    private static Item? Best(Row row, Offer offer, Asked asked)
    {
        if (offer.Bookable(asked.DurationMinutes) is not { } service) return null;
        var (zone, busy) = (offer.OpenTime.TimeZone, row.Busy());
        var slot = Near(offer, service, asked).FirstOrDefault(s => busy.State(offer, service, s) == Availability.Free);
        return slot is null ? null : new Item(
            new Court(row.Id, row.Name, new BookingView.Named(offer.Provider.Id, offer.Provider.Name), row.Distance, zone.Id),
            service.ServiceId, slot.Start, slot.End, SlotView.Wall(slot.Start, zone), slot.Price,
            slot.Price.Part(asked.FeeBasisPoints), slot.Tier);
    }

    private static IEnumerable<Slot> Near(Offer offer, ServiceChanged service, Asked asked)
    {
        var (first, last) = (offer.OpenTime.DateOf(asked.Start - Reach), offer.OpenTime.DateOf(asked.Start + Reach));
        var minutes = asked.DurationMinutes ?? service.DurationMinutes;
        return offer.Slots(service, minutes, first, last, offer.OpenTime.TimeZone, asked.Now)
            .Where(slot => (slot.Start - asked.Start).Duration() <= Reach)
            .OrderBy(slot => (slot.Start - asked.Start).Duration()).ThenBy(slot => slot.Start);
    }

    private sealed record Row : BusyPlace
    {
        public required string Name { get; init; }

        public required double Distance { get; init; }
    }

    private const string Sql = $"""
        with found as materialized (
            select r.id, r.stamp, r.name, r.service_ids,
                st_distance(r.location, st_setsrid(st_makepoint(@Longitude, @Latitude), 4326)::geography) as distance
            from bookings.resources r join bookings.providers p on p.id = r.provider_id
            where r.active and p.active and r.id <> @Id and r.kind = @Kind
                and r.field_type is not distinct from @FieldType::text and {Box.Sql}
        )
        select near.*, busy.*
        from (
            select r.id, r.stamp, r.name, r.distance, {BusyPlace.UsualMinutesSql} as usual_minutes
            from (select * from found where distance <= @MetersMax order by distance, id limit @CandidatesMax) r
        ) near
        {BusyPlace.ClaimsSql}
        order by distance, id
        """;
}
