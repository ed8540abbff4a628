using Dapper;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Holdfast.Bookings;

/// <summary>
/// One day of a provider in one answer: its places with what is sold of them, and its bookings with who comes and how the
/// money stands. A day is the day at the place. Owners see their own providers, admins all of the tenant.
/// </summary>
public static class GetProviderDay
{
    internal const int CourtsMax = 200;
    private const int BookingsMax = 500;

    /// <param name="Counts">How many bookings there are of each status.</param>
    /// <param name="Truncated">There is more than one answer holds: name a provider.</param>
    public sealed record Response(
        string Date, string TimeZone, DateTimeOffset Now, IReadOnlyList<CourtDay> Courts, IReadOnlyList<DayBooking> Bookings,
        IReadOnlyDictionary<string, int> Counts, bool Truncated);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/provider/day", Handle)
            .WithName(nameof(GetProviderDay)).WithTags("Console").RequireAuthorization(Policies.Provider)
            .Produces<Response>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
        routes.MapGet("/api/provider/courts", Courts)
            .WithName("ListProviderCourts").WithTags("Console").RequireAuthorization(Policies.Provider)
            .Produces<Page<CourtDay>>().ProducesProblem(403);
    }

    public static async Task<IResult> Handle(
        string? date, Guid? providerId, Tenant tenant, Caller caller,
        [FromKeyedServices(BookingsModule.Schema)] Database database, Offers offers, TimeProvider clock, HttpContext http,
        CancellationToken cancellation)
    {
        var check = new Check();
        DateOnly? wanted = date is null ? null : GetAvailability.Date(date, "date", check);
        if (check.Failed) return check.Problem.ToHttp();
        var day = await Read(wanted, providerId, tenant, caller, database, offers, clock.GetUtcNow(), cancellation);
        http.Response.Headers.CacheControl = "no-store"; // Names and numbers of people.
        return day is null ? Problem.NotFound.ToHttp() : Results.Ok(day);
    }

    public static async Task<IResult> Courts(
        Tenant tenant, Caller caller, [FromKeyedServices(BookingsModule.Schema)] Database database, Offers offers,
        TimeProvider clock, CancellationToken cancellation)
    {
        var day = await Read(null, null, tenant, caller, database, offers, clock.GetUtcNow(), cancellation);
        return Results.Ok(new Page<CourtDay>(day?.Courts ?? [], null));
    }

    /// <summary>Null when the provider that was named is not the caller's.</summary>
    private static async Task<Response?> Read(
        DateOnly? wanted, Guid? providerId, Tenant tenant, Caller caller, Database database, Offers offers,
        DateTimeOffset now, CancellationToken cancellation)
    {
        var (providers, places) = await database.Read(tenant.Id, PlacesSql, new
        {
            IsAdmin = caller.Is(Roles.Admin),
            caller.UserId,
            ProviderId = providerId,
            Max = CourtsMax + 1,
        }, async grid => ((await grid.ReadAsync<ProviderRow>()).AsList(), (await grid.ReadAsync<PlaceRow>()).AsList()),
            cancellation);
        if (providers.Count == 0 && providerId is not null) return null;
        var zone = OpenTime.Zone(providers.FirstOrDefault()?.TimeZone ?? "") ?? DateTimeZone.Utc;
        var day = wanted is { } date
            ? LocalDate.FromDateOnly(date)
            : NodaTime.Instant.FromDateTimeOffset(now).InZone(zone).Date;
        var rows = await database.Query<DayBooking.Row>(
            tenant.Id, BookingsSql, BookingArgs(day, providers, tenant.Id), cancellation);
        var bookings = rows.Take(BookingsMax).Select(row => row.View()).ToList();
        var found = await offers.Find(
            tenant.Id, [.. places.Take(CourtsMax).Select(place => (place.Id, place.Stamp))], cancellation);
        var courts = places.Take(CourtsMax).Where(place => found.ContainsKey(place.Id))
            .Select(place => CourtDay.Of(found[place.Id], day, bookings));
        return new Response(
            day.ToString("uuuu-MM-dd", null), zone.Id, now, [.. courts], bookings,
            bookings.CountBy(b => b.Status).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal),
            places.Count > CourtsMax || rows.Count > BookingsMax);
    }

    // The wall time decides which day it is; the instants around it let the index help.
    private static object BookingArgs(LocalDate day, List<ProviderRow> providers, Guid tenantId)
    {
        var midnight = day.AtMidnight().ToDateTimeUnspecified();
        var utc = new DateTimeOffset(midnight, TimeSpan.Zero);
        return new
        {
            TenantId = tenantId,
            Providers = providers.Select(p => p.Id).ToArray(),
            From = utc.AddDays(-1),
            To = utc.AddDays(2),
            Midnight = day.ToString("uuuu-MM-dd", null),
            NextMidnight = day.PlusDays(1).ToString("uuuu-MM-dd", null),
            Max = BookingsMax + 1,
        };
    }

    private sealed record ProviderRow(Guid Id, string TimeZone);

    private sealed record PlaceRow(Guid Id, long Stamp);

    private const string PlacesSql = """
        select id, time_zone from bookings.providers
        where active and (@IsAdmin or owner_user_id = @UserId) and (@ProviderId::uuid is null or id = @ProviderId)
        order by id limit @Max;
        select r.id, r.stamp from bookings.resources r join bookings.providers p on p.id = r.provider_id
        where r.active and p.active and (@IsAdmin or p.owner_user_id = @UserId)
            and (@ProviderId::uuid is null or p.id = @ProviderId)
        order by p.name, r.name, r.id limit @Max
        """;

    private const string BookingsSql = DayBooking.Select + """
        where b.tenant_id = @TenantId and b.provider_id = any(@Providers) and b.starts_at > @From and b.starts_at < @To
            and b.local_start >= @Midnight::timestamp and b.local_start < @NextMidnight::timestamp
        order by b.starts_at, r.name, b.id limit @Max
        """;
}
