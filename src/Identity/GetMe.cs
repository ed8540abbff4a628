using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Identity;

/// <summary>The account that asks.</summary>
public static class GetMe
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/me", Handle).WithName(nameof(GetMe)).WithTags("Accounts")
            .RequireAuthorization(Policies.SignedIn)
            .Produces<Profile>().ProducesProblem(401);

    public static async Task<IResult> Handle(
        [FromKeyedServices(IdentityModule.Key)] Database database, HttpContext http, Tenant tenant, Caller caller)
    {
        var profile = await database.QueryFirst<Profile>(tenant.Id, """
            select id, email, display_name, roles, locale, version, created_at
            from identity.users where id = @UserId and active
            """, new { caller.UserId }, http.RequestAborted);
        if (profile is null) return Problem.Unauthenticated.ToHttp(); // The token outlived its account.
        http.Response.Headers.ETag = ETags.Of(profile.Version);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok(profile);
    }
}
