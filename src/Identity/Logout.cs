using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Identity;

/// <summary>
/// Ends the session of a refresh token, or of the bearer; with <c>everywhere</c> all sessions of that user. A session that
/// ended already is what was asked for. Access tokens that are out run to their end, at most 15 minutes.
/// </summary>
public static class Logout
{
    public sealed record Request(string? RefreshToken = null, bool Everywhere = false);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/auth/logout", Handle).WithName(nameof(Logout)).WithTags("Accounts")
            .RequireAuthorization(Policies.Anyone)
            .Produces(204).ProducesProblem(400);

    public static async Task<IResult> Handle(
        Request? request, [FromKeyedServices(IdentityModule.Key)] Database database, HttpContext http, Requests requests)
    {
        var hash = request?.RefreshToken is { } token ? Sessions.HashOf(token) : null;
        var bearer = Guid.TryParse(http.User.FindFirst("sid")?.Value, out var id) ? id : (Guid?)null;
        if (hash is null && bearer is null) return Problem.Invalid("refreshToken", "This is needed.").ToHttp();
        return await requests.Once(http, database, async transaction =>
        {
            // The token names the session; the bearer does where none was sent.
            var session = await transaction.QueryFirst<Row>("""
                select s.id, s.user_id from identity.sessions s
                where s.id = coalesce(
                    (select session_id from identity.refresh_tokens where hash = @hash::bytea),
                    case when @hash::bytea is null then @bearer::uuid end)
                """, new { hash, bearer });
            if (session is null) return Answer.NoContent();
            if (request is not { Everywhere: true })
            {
                await Sessions.End(transaction, session.Id, "signed-out");
                return Answer.NoContent();
            }
            await Sessions.EndAll(transaction, session.UserId, "signed-out");
            await transaction.Audit("user.signed-out-everywhere", session.UserId, $"user:{session.UserId}");
            return Answer.NoContent();
        });
    }

    private sealed record Row(Guid Id, Guid UserId);
}
