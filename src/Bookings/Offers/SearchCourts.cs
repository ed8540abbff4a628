using System.Text.Json;
using Dapper;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Holdfast.Bookings;

/// <summary>Courts near a point, nearest first; with <c>at</c>, whether each is free then. Answered from this module's copy.</summary>
public static class SearchCourts
{
    private const double RadiusKmMax = 200;
    private static readonly TimeSpan ZoneMax = TimeSpan.FromHours(15); // No zone is further from UTC.
    private static readonly string[] FieldTypes = ["TENNIS", "PADEL", "FOOTBALL_5X5"];

    /// <param name="At">An instant: whether each is free then.</param>
    /// <param name="Date">A local date, read in each court's own zone: its slots of that day.</param>
    /// <param name="Surface">A word of the courts' attribute, such as clay.</param>
    public sealed record Query(
        double? Latitude, double? Longitude, double? RadiusKm, string? FieldType, string? Q, string? At, string? Date,
        int? DurationMinutes, bool? Indoor, bool? Lights, string? Surface, int? Limit, string? Cursor);

    /// <param name="Available">Null unless asked for by <c>at</c>.</param>
    /// <param name="ServiceId">What <paramref name="Slots"/> are of.</param>
    /// <param name="Slots">Null unless asked for by <c>date</c>.</param>
    public sealed record Item(
        Guid Id, string Name, string? FieldType, BookingView.Named Provider, Point Location, string Address, string TimeZone,
        double DistanceMeters, Money BasePrice, bool? Available, IReadOnlyDictionary<string, JsonElement> Attributes,
        Guid? ServiceId, IReadOnlyList<SlotView>? Slots);

    public sealed record Point(double Latitude, double Longitude);

    private sealed record Place(double Distance, Guid Id);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/courts/search", Handle)
        .WithName(nameof(SearchCourts)).WithTags("Search").RequireAuthorization(Policies.Anyone)
        .Produces<Page<Item>>().ProducesProblem(400);

    public static async Task<IResult> Handle(
        [AsParameters] Query query, Tenant tenant, Caller caller,
        [FromKeyedServices(BookingsModule.Schema)] Database database, Offers offers, TimeProvider clock,
        CancellationToken cancellation)
    {
        DateTimeOffset? at = null;
        var check = Validate(query);
        if (query.At is not null) check.That(Kernel.Instant.TryParse(query.At, out var instant) && (at = instant) is not null,
            "at", "An instant such as 2026-12-01T17:00:00Z.");
        LocalDate? date = query.Date is null ? null : LocalDate.FromDateOnly(GetAvailability.Date(query.Date, "date", check));
        check.That(Cursor.TryRead<Place>(query.Cursor, out var behind), "cursor", "Not a cursor of this list.");
        if (check.Failed) return check.Problem.ToHttp();
        var limit = query.Limit ?? Cursor.DefaultLimit;
        var time = new Asked(at, date, query.DurationMinutes, clock.GetUtcNow(), tenant.FeeBasisPoints(caller.UserId));
        var rows = await database.Query<Row>(tenant.Id, Sql, Parameters(query, behind, limit, time), cancellation);
        var page = Page<Row>.Of(rows, limit, row => new Place(row.Distance, row.Id));
        var known = at is null && date is null
            ? null
            : await offers.Find(tenant.Id, [.. page.Items.Select(r => (r.Id, r.Stamp))], cancellation);
        return Results.Ok(new Page<Item>(
            [.. page.Items.Select(row => row.Item(time, known?.GetValueOrDefault(row.Id)))], page.NextCursor));
    }

    /// <summary>What is asked about the time, and by whom.</summary>
    private sealed record Asked(
        DateTimeOffset? At, LocalDate? Date, int? DurationMinutes, DateTimeOffset Now, int FeeBasisPoints)
    {
        /// <summary>Starts of slots that are asked for lie in it, whatever the zone of the place.</summary>
        public (DateTimeOffset From, DateTimeOffset To)? Starts()
        {
            (DateTimeOffset From, DateTimeOffset To)? day = Date is not { } date ? null : (
                date.AtStartOfDayInZone(DateTimeZone.Utc).ToDateTimeOffset() - ZoneMax,
                date.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToDateTimeOffset() + ZoneMax);
            if (At is not { } at) return day;
            return day is not { } d ? (at, at) : (at < d.From ? at : d.From, at > d.To ? at : d.To);
        }
    }

    private static DynamicParameters Parameters(Query query, Place? behind, int limit, Asked time)
    {
        var starts = time.Starts();
        var meters = query.RadiusKm!.Value * 1_000;
        var parameters = new DynamicParameters(Box.Around(query.Latitude!.Value, query.Longitude!.Value, meters));
        parameters.AddDynamicParams(new
        {
            query.Latitude,
            query.Longitude,
            Meters = meters,
            query.FieldType,
            Pattern = query.Q is { Length: > 0 } q ? $"%{Escape(q.Trim())}%" : null,
            query.Indoor,
            query.Lights,
            query.Surface,
            query.DurationMinutes,
            BusyFrom = starts?.From - BusyPlace.Buffers,
            BusyTo = starts?.To + BusyPlace.Buffers,
            time.Now,
            BehindDistance = behind?.Distance,
            BehindId = behind?.Id,
            Max = limit + 1,
        });
        return parameters;
    }

    private static Check Validate(Query query)
    {
        var check = new Check();
        check.That(query.Latitude is not null, "latitude", "This is needed.");
        check.That(query.Longitude is not null, "longitude", "This is needed.");
        check.Coordinates(query.Latitude ?? 0, query.Longitude ?? 0);
        check.That(query.RadiusKm is > 0 and <= RadiusKmMax, "radiusKm", $"Above 0, at most {RadiusKmMax}.");
        check.That(query.FieldType is null || FieldTypes.Contains(query.FieldType), "fieldType",
            $"One of {string.Join(", ", FieldTypes)}.");
        check.That(query.DurationMinutes is null or (>= 1 and <= 44_640), "durationMinutes", "Between 1 and 44640.");
        return check.Text(query.Q, "q", 100).Text(query.Surface, "surface", 60).Limits(query.Limit);
    }

    /// <summary>So that nothing typed is a pattern.</summary>
    internal static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);

    private sealed record Row : BusyPlace
    {
        public required string Name { get; init; }

        public required string? FieldType { get; init; }

        public required Guid ProviderId { get; init; }

        public required string ProviderName { get; init; }

        public required double Latitude { get; init; }

        public required double Longitude { get; init; }

        public required string Address { get; init; }

        public required string TimeZone { get; init; }

        public required double Distance { get; init; }

        public required long BasePrice { get; init; }

        public required string Currency { get; init; }

        public required string Attributes { get; init; }

        public Item Item(Asked time, Offer? offer)
        {
            var busy = Busy();
            var service = time.Date is null ? null : offer?.Bookable(time.DurationMinutes);
            return new Item(
                Id, Name, FieldType, new BookingView.Named(ProviderId, ProviderName), new Point(Latitude, Longitude), Address,
                TimeZone, Distance, new Money(BasePrice, Currency),
                time.At is { } at ? offer is not null && IsFree(offer, busy, at, time) : null,
                Json.Read<Dictionary<string, JsonElement>>(Attributes), service?.ServiceId,
                time.Date is { } date ? service is null ? [] : Slots(offer!, service, busy, date, time) : null);
        }
    }

    // Some service is offered at this instant, and a unit is free for it.
    private static bool IsFree(Offer offer, Busy busy, DateTimeOffset at, Asked time) =>
        offer.Services.Where(s => s.PriceType != "custom").Any(service =>
            offer.Find(service, at, at.AddMinutes(time.DurationMinutes ?? service.DurationMinutes), time.Now) is { } slot
                && busy.State(offer, service, slot) == Availability.Free);

    private static IReadOnlyList<SlotView> Slots(
        Offer offer, ServiceChanged service, Busy busy, LocalDate date, Asked time)
    {
        var zone = offer.OpenTime.TimeZone;
        var slots = offer.Slots(service, time.DurationMinutes ?? service.DurationMinutes, date, date, zone, time.Now);
        return [.. slots.Select(slot => SlotView.Of(
            new Availability.View(slot, busy.State(offer, service, slot)), zone, time.FeeBasisPoints))];
    }

    // Found is materialised so that each distance is computed once.
    private const string Sql = $$"""
        with found as materialized (
            select r.id, r.provider_id, p.name as provider_name,
                st_distance(r.location, st_setsrid(st_makepoint(@Longitude, @Latitude), 4326)::geography) as distance
            from bookings.resources r join bookings.providers p on p.id = r.provider_id
            where r.active and p.active and r.kind = 'court' and {{Box.Sql}}
                and (@FieldType::text is null or r.field_type = @FieldType)
                and (@Pattern::text is null or r.name || ' ' || r.address ilike @Pattern or p.name ilike @Pattern)
                and (@Indoor::boolean is null or coalesce(r.attributes -> 'indoor' = 'true', false) = @Indoor)
                and (@Lights::boolean is null or coalesce(r.attributes -> 'lights' = 'true', false) = @Lights)
                and (@Surface::text is null or r.attributes ->> 'surface' = @Surface)
        )
        select near.*, busy.*
        from (
            select r.id, r.stamp, r.name, r.field_type, r.provider_id, nearest.provider_name, r.latitude, r.longitude,
                r.address, r.time_zone, nearest.distance, r.base_price, r.currency, r.attributes::text as attributes,
                {{BusyPlace.UsualMinutesSql}} as usual_minutes
            from (
                select * from found where distance <= @Meters
                    and (@BehindId::uuid is null or (distance, id) > (@BehindDistance, @BehindId))
                order by distance, id limit @Max
            ) nearest join bookings.resources r on r.id = nearest.id
        ) near
        {{BusyPlace.ClaimsSql}}
        order by distance, id
        """;
}
