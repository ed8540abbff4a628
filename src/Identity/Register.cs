using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Identity;

/// <summary>Makes a customer's account and signs it in. An address has one account in a tenant, however it is spelled.</summary>
public static class Register
{
    public sealed record Request(string Email, string Password, string? DisplayName = null, string? Locale = null);

    private static readonly Problem EmailTaken = new("email-taken", 409, "There is an account with this e-mail address.");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/auth/register", Handle).WithName(nameof(Register)).WithTags("Accounts")
            .RequireAuthorization(Policies.Anyone).RequireRateLimiting(RateLimits.Credentials)
            .Produces<SignedIn>(201).ProducesProblem(400).ProducesProblem(409).ProducesProblem(429);

    public static async Task<IResult> Handle(
        Request request, [FromKeyedServices(IdentityModule.Key)] Database database, HttpContext http, Requests requests,
        Passwords passwords, Jwt jwt)
    {
        var check = new Check().Email(request.Email, "email");
        Passwords.Check(check, request.Password, request.Email);
        Profile.Check(check, request.DisplayName, request.Locale);
        if (check.Failed) return check.Problem.ToHttp();
        http.Response.Headers.CacheControl = "no-store";
        var hash = await passwords.Hash(request.Password, http.RequestAborted);
        return await requests.Once(http, database, transaction => Insert(transaction, jwt, request, hash));
    }

    private static async Task<Answer> Insert(TenantTransaction transaction, Jwt jwt, Request request, string hash)
    {
        var user = new SignedInUser(
            Guid.CreateVersion7(transaction.Now), request.Email, NameOf(request), [Roles.Customer]);
        var inserted = await transaction.Execute("""
            insert into identity.users
                (id, tenant_id, email, display_name, password_hash, roles, locale, created_at, changed_at)
            values (@Id, @TenantId, @Email, @DisplayName, @hash, @Roles, @Locale, @Now, @Now)
            on conflict (tenant_id, lower(email)) do nothing
            """, new
        {
            user.Id,
            transaction.TenantId,
            user.Email,
            user.DisplayName,
            hash,
            user.Roles,
            request.Locale,
            transaction.Now,
        });
        if (inserted == 0) return EmailTaken;
        await transaction.Publish(
            new UserChanged(user.Id, user.Email, user.DisplayName, user.Roles, request.Locale, Active: true), 1);
        await transaction.Audit("user.registered", user.Id, $"user:{user.Id}");
        return Answer.Created("/api/me", await Sessions.Open(transaction, jwt, user));
    }

    private static string NameOf(Request request) =>
        request.DisplayName?.Trim() is { Length: > 0 } name ? name : request.Email[..request.Email.IndexOf('@', StringComparison.Ordinal)];
}
