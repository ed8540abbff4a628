using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// The checkout as it was left: by its token on any device, by the account also without knowing that there is one.
/// </summary>
public static class GetDraft
{
    /// <param name="Draft">Null when the account has none that is not done.</param>
    public sealed record Current(DraftView? Draft);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/booking-drafts/{id:guid}", Handle)
            .WithName(nameof(GetDraft)).WithTags("Drafts").RequireAuthorization(Policies.Anyone)
            .Produces<DraftView>().ProducesProblem(404);
        routes.MapGet("/api/booking-drafts/current", OfAccount)
            .WithName("GetCurrentDraft").WithTags("Drafts").RequireAuthorization(Policies.SignedIn)
            .Produces<Current>().ProducesProblem(401);
    }

    public static async Task<IResult> Handle(
        Guid id, HttpContext http, Tenant tenant, [FromKeyedServices(BookingsModule.Schema)] Database database,
        DraftAccess access, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var row = await database.QueryFirst<DraftRow>(
            tenant.Id, DraftRow.Select + "where d.id = @id and d.expires_at > @now", new { id, now }, cancellation);
        if (row is null || !access.May(http, id, row.UserId)) return Problem.NotFound.ToHttp();
        http.Response.Headers.CacheControl = "no-store";
        return Answer.Ok(access.View(row, tenant.Id, now)) with { ETag = ETags.Of(row.Version) };
    }

    public static async Task<IResult> OfAccount(
        HttpContext http, Tenant tenant, Caller caller, [FromKeyedServices(BookingsModule.Schema)] Database database,
        DraftAccess access, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var row = await database.QueryFirst<DraftRow>(tenant.Id, DraftRow.Select + """
            where d.user_id = @UserId and d.ended_at is null and d.expires_at > @now order by d.updated_at desc limit 1
            """, new { caller.UserId, now }, cancellation);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new Current(row is null ? null : access.View(row, tenant.Id, now)));
    }
}
