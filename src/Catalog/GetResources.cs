using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Catalog;

/// <summary>The resources of the providers that the caller acts for, also those that are not offered now.</summary>
public static class GetResources
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/resources/{id:guid}", One)
            .RequireAuthorization(Policies.Provider).WithName("GetResource").WithTags("Catalog")
            .Produces<ResourceView>().ProducesProblem(404);
        routes.MapGet("/api/resources", List)
            .RequireAuthorization(Policies.Provider).WithName("ListResources").WithTags("Catalog")
            .Produces<Page<ResourceView>>().ProducesProblem(400);
    }

    public static async Task<IResult> One(
        Guid id, Tenant tenant, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database,
        HttpContext http)
    {
        var row = await database.QueryFirst<Resources.Row>(
            tenant.Id, Resources.Select + " where r.id = @id and (@isAdmin or p.owner_user_id = @UserId)",
            new { id, isAdmin = caller.Is(Roles.Admin), caller.UserId }, http.RequestAborted);
        return row is null ? Resources.Unknown.ToHttp() : Answer.Ok(row.View()).WithETag(row.Version);
    }

    public static async Task<IResult> List(
        Tenant tenant, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database, HttpContext http,
        string? kind = null, Guid? providerId = null, string? cursor = null, int? limit = null)
    {
        var check = new Check().Limits(limit)
            .That(kind is null || ResourceKinds.All.Contains(kind), "kind",
                $"One of {string.Join(", ", ResourceKinds.All)}.")
            .That(Cursor.TryRead<Guid?>(cursor, out var after), "cursor", "Not a cursor.");
        if (check.Failed) return check.Problem.ToHttp();
        var max = limit ?? Cursor.DefaultLimit;
        var rows = await database.Query<Resources.Row>(tenant.Id, $"""
            {Resources.Select}
            where (@isAdmin or p.owner_user_id = @UserId) and (@kind::text is null or r.kind = @kind)
                and (@providerId::uuid is null or r.provider_id = @providerId)
                and (@after::uuid is null or r.id > @after)
            order by r.id limit @rows
            """, new { isAdmin = caller.Is(Roles.Admin), caller.UserId, kind, providerId, after, rows = max + 1 },
            http.RequestAborted);
        return TypedResults.Ok(Page<ResourceView>.Of([.. rows.Select(r => r.View())], max, r => r.Id));
    }
}
