using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Holdfast.Kernel;

/// <summary>Reads <c>Authorization: Bearer …</c>; on streams and hubs, where browsers cannot send it, <c>access_token</c>.</summary>
public sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Jwt jwt,
    TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Token() is not { } token) return Task.FromResult(AuthenticateResult.NoResult());
        if (jwt.Verify(token, clock.GetUtcNow()) is not { } claims)
            return Task.FromResult(Refuse(Problem.Unauthenticated));
        if (Context.Items[typeof(Tenant)] is Tenant tenant && tenant.Id != claims.TenantId)
            return Task.FromResult(Refuse(Problem.WrongTenant));
        var identity = new ClaimsIdentity(
        [
            new Claim("sub", claims.UserId.ToString()),
            new Claim("sid", claims.SessionId.ToString()),
            .. claims.Roles.Select(role => new Claim(ClaimTypes.Role, role)),
        ], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    private string? Token()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return header[7..].Trim();
        return Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal)
            && Request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;
    }

    // A token that is sent but no good is refused even where none is needed: silence would hide a signed-out user.
    private AuthenticateResult Refuse(Problem problem)
    {
        Context.Items[typeof(BearerHandler)] = problem;
        return AuthenticateResult.Fail(problem.Code);
    }

    /// <summary>Runs after authentication: answers 401 for a bad token, whatever the endpoint asks for.</summary>
    public static Task Middleware(HttpContext http, RequestDelegate next) =>
        http.Items[typeof(BearerHandler)] is Problem problem && http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            && http.GetEndpoint()?.Metadata.GetMetadata<OwnBearer>() is null
            ? problem.ToHttp().ExecuteAsync(http)
            : next(http);
}

/// <summary>Marks an address whose bearer is a secret of its own and no access token: it checks that itself.</summary>
public sealed record OwnBearer;
