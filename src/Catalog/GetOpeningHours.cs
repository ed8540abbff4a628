using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Catalog;

/// <summary>When a resource is open, for its owner.</summary>
public static class GetOpeningHours
{
    /// <param name="Version">Of the resource, whose part the opening hours are.</param>
    public sealed record Response(
        Guid ResourceId, int Version, string TimeZone, IReadOnlyList<WeeklyWindow> Windows,
        IReadOnlyList<DateOverride> Exceptions);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/courts/{id:guid}/availability-windows", Handle).Described("GetCourtOpeningHours");
        routes.MapGet("/api/resources/{id:guid}/availability-windows", Handle).Described(nameof(GetOpeningHours));
    }

    public static async Task<IResult> Handle(
        Guid id, Tenant tenant, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database,
        HttpContext http)
    {
        var row = await database.QueryFirst<Row>(tenant.Id, $"""
            select r.id as resource_id, r.version, r.time_zone, {OpeningHours.Columns}
            from catalog.resources r join catalog.providers p on p.id = r.provider_id
            where r.id = @id and (@isAdmin or p.owner_user_id = @UserId)
            """, new { id, isAdmin = caller.Is(Roles.Admin), caller.UserId }, http.RequestAborted);
        if (row is null) return Resources.Unknown.ToHttp();
        var answer = new Response(
            row.ResourceId, row.Version, row.TimeZone, Json.Read<List<WeeklyWindow>>(row.Windows),
            Json.Read<List<DateOverride>>(row.Exceptions));
        return Answer.Ok(answer).WithETag(row.Version);
    }

    private static void Described(this RouteHandlerBuilder endpoint, string name) => endpoint
        .RequireAuthorization(Policies.Provider).WithName(name).WithTags("Catalog").Produces<Response>()
        .ProducesProblem(404);

    private sealed record Row(Guid ResourceId, int Version, string TimeZone, string Windows, string Exceptions);
}
