using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Realtime;

/// <summary>Lets those who may see a booking watch it: its customer, the owner of its provider, the tenant's admins.</summary>
public static class IssueStreamTicket
{
    private const string TokenHeader = "X-Booking-Token";

    // The copy follows the booking by some milliseconds.
    private static readonly Problem Unknown = Problem.NotFound with { RetryAfter = 1 };

    /// <param name="Ticket">For <c>?ticket=</c> of the stream.</param>
    public sealed record Response(string Ticket, DateTimeOffset ExpiresAt);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/bookings/{id:guid}/stream-ticket", Handle)
            .RequireAuthorization(Policies.Anyone).WithName("IssueStreamTicket").WithTags("Realtime")
            .Produces<Response>().ProducesProblem(401).ProducesProblem(404);

    public static async Task<IResult> Handle(
        Guid id, Tenant tenant, Caller caller, [FromKeyedServices(RealtimeModule.Schema)] Database database,
        GuestTokens tokens, TimeProvider clock, HttpContext http)
    {
        var token = http.Request.Headers[TokenHeader].ToString();
        if (caller.UserId is null && token.Length == 0) return Problem.Unauthenticated.ToHttp();
        var booking = await database.QueryFirst<Booking>(tenant.Id, """
            select b.user_id, b.token_epoch, p.owner_user_id
            from realtime.bookings b left join realtime.providers p on p.id = b.provider_id
            where b.id = @id
            """, new { id }, http.RequestAborted);
        if (booking is null || !MayWatch(booking)) return Unknown.ToHttp();
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + StreamTickets.Lifetime).ToUnixTimeSeconds());
        var tickets = http.RequestServices.GetRequiredService<StreamTickets>();
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response(tickets.Issue(new Topic(tenant.Id, id), expiresAt), expiresAt));

        bool MayWatch(Booking found) =>
            caller.Is(Roles.Admin)
            || (caller.UserId is { } user && (user == found.UserId || user == found.OwnerUserId))
            || tokens.Verify(token, GuestTokens.Booking, tenant.Id, id, found.TokenEpoch);
    }

    private sealed record Booking(Guid? UserId, int TokenEpoch, Guid? OwnerUserId);
}
