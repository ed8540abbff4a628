using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Catalog;

/// <summary>The providers that the caller acts for: one, or all of them in the order they came.</summary>
public static class GetProviders
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/providers/{id:guid}", One)
            .RequireAuthorization(Policies.Provider).WithName("GetProvider").WithTags("Catalog")
            .Produces<ProviderView>().ProducesProblem(404);
        routes.MapGet("/api/providers", List)
            .RequireAuthorization(Policies.Provider).WithName("ListProviders").WithTags("Catalog")
            .Produces<Page<ProviderView>>().ProducesProblem(400);
    }

    public static async Task<IResult> One(
        Guid id, Tenant tenant, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database,
        HttpContext http)
    {
        var provider = await database.QueryFirst<ProviderView>(
            tenant.Id, Providers.Select + " where id = @id", new { id }, http.RequestAborted);
        if (provider is null) return Ownership.ProviderUnknown.ToHttp();
        if (!caller.ActsFor(provider.OwnerUserId)) return Problem.Forbidden.ToHttp();
        return Answer.Ok(provider).WithETag(provider.Version);
    }

    public static async Task<IResult> List(
        Tenant tenant, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database, HttpContext http,
        string? cursor = null, int? limit = null)
    {
        var check = new Check().Limits(limit)
            .That(Cursor.TryRead<Guid?>(cursor, out var after), "cursor", "Not a cursor.");
        if (check.Failed) return check.Problem.ToHttp();
        var max = limit ?? Cursor.DefaultLimit;
        var rows = await database.Query<ProviderView>(tenant.Id, $"""
            {Providers.Select}
            where (@isAdmin or owner_user_id = @UserId) and (@after::uuid is null or id > @after)
            order by id limit @rows
            """, new { isAdmin = caller.Is(Roles.Admin), caller.UserId, after, rows = max + 1 }, http.RequestAborted);
        return TypedResults.Ok(Page<ProviderView>.Of(rows, max, p => p.Id));
    }
}
