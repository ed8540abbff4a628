using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>What waits for a yes or no, whatever its day: who must be answered first stands first.</summary>
public static class ListRequests
{
    private const int RequestsMax = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/provider/requests", Handle)
        .WithName(nameof(ListRequests)).WithTags("Console").RequireAuthorization(Policies.Provider)
        .Produces<Page<DayBooking>>().ProducesProblem(403);

    public static async Task<IResult> Handle(
        Tenant tenant, Caller caller, [FromKeyedServices(BookingsModule.Schema)] Database database, HttpContext http,
        CancellationToken cancellation)
    {
        var rows = await database.Query<DayBooking.Row>(tenant.Id, DayBooking.Select + $"""
            join bookings.providers p on p.id = b.provider_id
            where b.tenant_id = @Id and (@IsAdmin or p.owner_user_id = @UserId) and {ApprovalRules.IsAskedSql}
            order by b.expires_at, b.id limit {RequestsMax}
            """, new { tenant.Id, IsAdmin = caller.Is(Roles.Admin), caller.UserId }, cancellation);
        http.Response.Headers.CacheControl = "no-store"; // Names and numbers of people.
        return Results.Ok(new Page<DayBooking>([.. rows.Select(row => row.View())], null));
    }
}
