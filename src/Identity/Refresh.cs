using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Identity;

/// <summary>A new pair for a refresh token; <see cref="RefreshRotation"/> says what becomes of the old one.</summary>
public static class Refresh
{
    public sealed record Request(string RefreshToken);

    private static readonly Problem TokenInvalid =
        new("refresh-token-invalid", 401, "This refresh token is not valid any more. Sign in again.");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/auth/refresh", Handle).WithName(nameof(Refresh)).WithTags("Accounts")
            .RequireAuthorization(Policies.Anyone)
            .Produces<SignedIn>().ProducesProblem(400).ProducesProblem(401);

    public static async Task<IResult> Handle(
        Request request, [FromKeyedServices(IdentityModule.Key)] Database database, HttpContext http, Tenant tenant,
        Requests requests, Jwt jwt)
    {
        http.Response.Headers.CacheControl = "no-store";
        Guid? stolen = null;
        var result = await requests.Once(http, database, async transaction =>
        {
            stolen = null; // A repetition after a deadlock looks anew.
            var hash = Sessions.HashOf(request.RefreshToken);
            var row = await transaction.QueryFirst<Row>(FindSql, new { hash });
            switch (RefreshRotation.Decide(row?.Shown, transaction.Now))
            {
                case RefreshRotation.Decision.Rotate or RefreshRotation.Decision.Repeat:
                    await transaction.Execute(UseSql, new { hash, row!.SessionId, row.Generation, transaction.Now });
                    return Answer.Ok(
                        await Sessions.Issue(transaction, jwt, row.User, row.SessionId, row.Generation + 1));
                case RefreshRotation.Decision.EndSession:
                    stolen = row!.SessionId;
                    return TokenInvalid;
                default:
                    return TokenInvalid;
            }
        });
        // In a transaction of its own: a refusal takes back what it came with. If this one fails, the next use ends it.
        if (stolen is { } sessionId)
            await database.Write(tenant.Id, transaction => EndStolen(transaction, sessionId), http.RequestAborted);
        return result;
    }

    private static async Task EndStolen(TenantTransaction transaction, Guid sessionId)
    {
        await Sessions.End(transaction, sessionId, "token-reused");
        await transaction.Audit("session.token-reused", sessionId, "guest");
    }

    // Both rows are locked, so that of two requests at once the second sees what the first has done.
    private const string FindSql = """
        select t.session_id, t.generation, t.expires_at, t.used_at, t.repeats, s.generation as session_generation,
            s.revoked_at is null and u.active as live, u.id as user_id, u.email, u.display_name, u.roles
        from identity.refresh_tokens t
        join identity.sessions s on s.id = t.session_id
        join identity.users u on u.id = s.user_id
        where t.hash = @hash
        for update of t, s
        """;

    private const string UseSql = """
        update identity.refresh_tokens
        set repeats = case when used_at is null then 0 else repeats + 1 end, used_at = coalesce(used_at, @Now)
        where hash = @hash;
        update identity.sessions set generation = @Generation where id = @SessionId
        """;

    private sealed record Row(
        Guid SessionId, int Generation, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt, int Repeats,
        int SessionGeneration, bool Live, Guid UserId, string? Email, string? DisplayName, string[] Roles)
    {
        public RefreshRotation.Shown Shown => new(Generation, ExpiresAt, UsedAt, Repeats, SessionGeneration, Live);

        public SignedInUser User => new(UserId, Email!, DisplayName!, Roles);
    }
}
