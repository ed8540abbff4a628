using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Catalog;

/// <summary>The services of the providers that the caller acts for.</summary>
public static class GetServices
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/services/{id:guid}", One)
            .RequireAuthorization(Policies.Provider).WithName("GetService").WithTags("Catalog")
            .Produces<ServiceView>().ProducesProblem(404);
        routes.MapGet("/api/services", List)
            .RequireAuthorization(Policies.Provider).WithName("ListServices").WithTags("Catalog")
            .Produces<Page<ServiceView>>().ProducesProblem(400);
    }

    public static async Task<IResult> One(
        Guid id, Tenant tenant, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database,
        HttpContext http)
    {
        var json = await database.QueryFirst<string>(tenant.Id, $"""
            select {Services.Object}::text from catalog.services s join catalog.providers p on p.id = s.provider_id
            where s.id = @id and (@isAdmin or p.owner_user_id = @UserId)
            """, new { id, isAdmin = caller.Is(Roles.Admin), caller.UserId }, http.RequestAborted);
        if (json is null) return Services.Unknown.ToHttp();
        var service = Json.Read<ServiceView>(json);
        return Answer.Ok(service).WithETag(service.Version);
    }

    public static async Task<IResult> List(
        Tenant tenant, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database, HttpContext http,
        Guid? providerId = null, string? category = null, bool? active = null, string? cursor = null, int? limit = null)
    {
        var check = new Check().Limits(limit).Text(category, "category", 60)
            .That(Cursor.TryRead<Guid?>(cursor, out var after), "cursor", "Not a cursor.");
        if (check.Failed) return check.Problem.ToHttp();
        var max = limit ?? Cursor.DefaultLimit;
        var rows = await database.Query<string>(tenant.Id, $"""
            select {Services.Object}::text from catalog.services s join catalog.providers p on p.id = s.provider_id
            where (@isAdmin or p.owner_user_id = @UserId) and (@providerId::uuid is null or s.provider_id = @providerId)
                and (@category::text is null or s.category = @category)
                and (@active::boolean is null or s.active = @active) and (@after::uuid is null or s.id > @after)
            order by s.id limit @rows
            """, new
        {
            isAdmin = caller.Is(Roles.Admin),
            caller.UserId,
            providerId,
            category,
            active,
            after,
            rows = max + 1,
        }, http.RequestAborted);
        return TypedResults.Ok(Page<ServiceView>.Of([.. rows.Select(Json.Read<ServiceView>)], max, s => s.Id));
    }
}
