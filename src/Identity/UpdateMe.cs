using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Identity;

/// <summary>Changes name and language of the account that asks, if it is still the version that was read.</summary>
public static class UpdateMe
{
    public sealed record Request(string DisplayName, string? Locale = null);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/me", Handle).WithName(nameof(UpdateMe)).WithTags("Accounts")
            .RequireAuthorization(Policies.SignedIn)
            .Produces<Profile>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(412).ProducesProblem(428);

    public static async Task<IResult> Handle(
        Request request, [FromKeyedServices(IdentityModule.Key)] Database database, HttpContext http, Caller caller,
        Requests requests)
    {
        var check = new Check().Text(request.DisplayName, "displayName", max: 100, min: 1);
        Profile.Check(check, null, request.Locale);
        check.That(ETags.TryRead(http, out var version), "If-Match", "The ETag of what you read.");
        if (check.Failed) return check.Problem.ToHttp();
        if (http.Request.Headers.IfMatch.Count == 0) return Problem.VersionRequired.ToHttp();
        return await requests.Once(http, database, async transaction =>
        {
            var profile = await transaction.QueryFirst<Profile>("""
                update identity.users set display_name = @DisplayName, locale = @Locale, version = version + 1,
                    changed_at = @Now
                where id = @UserId and active and version = coalesce(@version::int, version)
                returning id, email, display_name, roles, locale, version, created_at
                """, new { caller.UserId, DisplayName = request.DisplayName.Trim(), request.Locale, version, transaction.Now });
            if (profile is null) return await Refusal(transaction, caller);
            await transaction.Publish(new UserChanged(
                profile.Id, profile.Email, profile.DisplayName, profile.Roles, profile.Locale, Active: true), profile.Version);
            await transaction.Audit("user.changed", profile.Id, caller.Actor);
            return Answer.Ok(profile) with { ETag = ETags.Of(profile.Version) };
        });
    }

    private static async Task<Problem> Refusal(TenantTransaction transaction, Caller caller) =>
        await transaction.QueryFirst<bool>(
            "select exists (select from identity.users where id = @UserId and active)", new { caller.UserId })
            ? Problem.VersionMismatch
            : Problem.Unauthenticated;
}
