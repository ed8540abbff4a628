using System.ComponentModel.DataAnnotations;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// The tenant's own names while somebody types: providers, courts, addresses. Every word must be in the name; case and
/// accents do not matter. Names that begin so come first, then nearer ones.
/// </summary>
public static class FindPlaces
{
    private const int ItemsMax = 8;
    private const int OfAKindMax = 5;
    private const int WordsMax = 4;

    /// <param name="Id">Of the provider or court; an address has none.</param>
    /// <param name="Detail">What tells it from others of that name: the address, or whose it is.</param>
    public sealed record Item(
        [property: AllowedValues("provider", "court", "address", "venue")] string Kind, Guid? Id, string Name, string Detail,
        double Latitude, double Longitude);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/places", Handle)
        .WithName(nameof(FindPlaces)).WithTags("Search").RequireAuthorization(Policies.Anyone)
        .Produces<Page<Item>>().ProducesProblem(400);

    public static async Task<IResult> Handle(
        string? q, double? latitude, double? longitude, Tenant tenant,
        [FromKeyedServices(BookingsModule.Schema)] Database database, CancellationToken cancellation)
    {
        var check = new Check().Text(q, "q", 100, min: 2).Coordinates(latitude ?? 0, longitude ?? 0)
            .That(latitude is null == longitude is null, "latitude", "Both of a point, or neither.");
        if (check.Failed) return check.Problem.ToHttp();
        var words = q!.Split((char[]?)null, WordsMax + 1, StringSplitOptions.RemoveEmptyEntries).Take(WordsMax);
        var items = await database.Query<Item>(tenant.Id, Sql, new
        {
            Words = words.Select(SearchCourts.Escape).ToArray(),
            latitude,
            longitude,
            ItemsMax,
            OfAKindMax,
        }, cancellation);
        return Results.Ok(new Page<Item>(items, null));
    }

    // One pass over the tenant's places. Row-level security would not let an index of trigrams help.
    private const string Sql = """
        with asked as (
            select array_agg('%' || bookings.plain(word) || '%' order by nth) as words,
                min(bookings.plain(word)) filter (where nth = 1) || '%' as beginning,
                st_setsrid(st_makepoint(@Longitude, @Latitude), 4326)::geography as here
            from unnest(@Words) with ordinality w (word, nth)
        ), place as materialized (
            select r.id, r.kind, r.name, r.plain_name, r.address, r.plain_address, r.latitude, r.longitude, r.provider_id,
                p.name as provider_name, p.plain_name as plain_provider, words, beginning,
                coalesce(st_distance(r.location, here, false), 0) as distance
            from asked, bookings.resources r join bookings.providers p on p.id = r.provider_id
            where r.active and p.active
                and (r.plain_name like all (words) or r.plain_address like all (words) or p.plain_name like all (words))
        ), hit as (
            select distinct on (provider_id) 1 as nth, 'provider' as kind, provider_id as id, provider_name as name,
                plain_provider as plain, address as detail, latitude, longitude, distance, beginning
            from place where plain_provider like all (words)
            union all
            select 2, 'court', id, name, plain_name, address, latitude, longitude, distance, beginning
            from place where kind = 'court' and plain_name like all (words)
            union all
            select distinct on (plain_address) 3, 'address', null, address, plain_address, provider_name, latitude, longitude,
                distance, beginning
            from place where plain_address like all (words)
        ), ranked as (
            select *, row_number() over (partition by nth order by rank, distance, name, id) as of_kind
            from (select *, case when plain like beginning then 0 when ' ' || plain like '% ' || beginning then 1 else 2 end
                as rank from hit) hit
        )
        select kind, id, name, detail, latitude, longitude from ranked where of_kind <= @OfAKindMax
        order by rank, nth, distance, name, id limit @ItemsMax
        """;
}
