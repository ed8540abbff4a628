using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Catalog;

/// <summary>The venues of the providers that the caller acts for.</summary>
public static class GetVenues
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/venues/{id:guid}", One)
            .RequireAuthorization(Policies.Provider).WithName("GetVenue").WithTags("Catalog")
            .Produces<VenueView>().ProducesProblem(404);
        routes.MapGet("/api/venues", List)
            .RequireAuthorization(Policies.Provider).WithName("ListVenues").WithTags("Catalog")
            .Produces<Page<VenueView>>().ProducesProblem(400);
    }

    public static async Task<IResult> One(
        Guid id, Tenant tenant, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database,
        HttpContext http)
    {
        var row = await database.QueryFirst<Venues.Row>(tenant.Id, $"""
            {Venues.Select} join catalog.providers p on p.id = v.provider_id
            where v.id = @id and (@isAdmin or p.owner_user_id = @UserId)
            """, new { id, isAdmin = caller.Is(Roles.Admin), caller.UserId }, http.RequestAborted);
        return row is null ? Venues.Unknown.ToHttp() : Answer.Ok(row.View()).WithETag(row.Version);
    }

    public static async Task<IResult> List(
        Tenant tenant, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database, HttpContext http,
        Guid? providerId = null, string? cursor = null, int? limit = null)
    {
        var check = new Check().Limits(limit)
            .That(Cursor.TryRead<Guid?>(cursor, out var after), "cursor", "Not a cursor.");
        if (check.Failed) return check.Problem.ToHttp();
        var max = limit ?? Cursor.DefaultLimit;
        var rows = await database.Query<Venues.Row>(tenant.Id, $"""
            {Venues.Select} join catalog.providers p on p.id = v.provider_id
            where (@isAdmin or p.owner_user_id = @UserId) and (@providerId::uuid is null or v.provider_id = @providerId)
                and (@after::uuid is null or v.id > @after)
            order by v.id limit @rows
            """, new { isAdmin = caller.Is(Roles.Admin), caller.UserId, providerId, after, rows = max + 1 },
            http.RequestAborted);
        return TypedResults.Ok(Page<VenueView>.Of([.. rows.Select(r => r.View())], max, v => v.Id));
    }
}
