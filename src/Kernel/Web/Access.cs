using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Kernel;

/// <summary>The policies of <see cref="Policies"/>, default deny, and refusals as problems.</summary>
public static class Access
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(BearerHandler.SchemeName)
            .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Anyone, policy => policy.RequireAssertion(_ => true))
            .AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Policies.Provider, policy => policy.RequireRole(Roles.Provider, Roles.Admin))
            .AddPolicy(Policies.Admin, policy => policy.RequireRole(Roles.Admin))
            .AddPolicy(Policies.Operator, policy => policy.RequireRole(Roles.Operator))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
    }

    private sealed class Refusals : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(
            RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded) return next(context);
            var signedIn = context.User.Identity is { IsAuthenticated: true };
            return (signedIn ? Problem.Forbidden : Problem.Unauthenticated).ToHttp().ExecuteAsync(context);
        }
    }
}
