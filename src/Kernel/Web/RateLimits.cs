using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Kernel;

/// <summary>
/// Limits per address, and tighter ones per act. They belong to one process; a gateway in front may add its own. Refusals
/// are 429 <c>rate-limited</c>; every answer says where the caller stands (<c>RateLimit-*</c>).
/// </summary>
public static class RateLimits
{
    /// <summary>
    /// Sign-in, registration: per address, two a second by default. Guessing one account's password is held back by that
    /// account's own throttle, much earlier.
    /// </summary>
    public const string Credentials = "credentials";

    /// <summary>Acts that send a mail to somebody: thirty a minute, per address.</summary>
    public const string Mail = "mail";

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perSecond = configuration.GetValue("RATE_LIMIT_PER_SECOND", 400);
        var credentials = configuration.GetValue("RATE_LIMIT_CREDENTIALS_PER_MINUTE", 120);
        services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(http =>
                http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                    ? RateLimitPartition.GetTokenBucketLimiter(Address(http), _ => Bucket(perSecond * 2, perSecond, 1))
                    : RateLimitPartition.GetNoLimiter(IPAddress.None));
            options.AddPolicy(Credentials, http =>
                RateLimitPartition.GetTokenBucketLimiter(Address(http), _ => Bucket(credentials, credentials, 60)));
            options.AddPolicy(Mail, http => RateLimitPartition.GetTokenBucketLimiter(Address(http), _ => Bucket(30, 30, 60)));
            options.OnRejected = (context, _) => new ValueTask(Refuse(context));
        });
    }

    /// <summary>The global allowance as headers, from the limiter's own lease.</summary>
    public static void UseRateLimits(this IApplicationBuilder app, IConfiguration configuration)
    {
        var perSecond = configuration.GetValue("RATE_LIMIT_PER_SECOND", 400).ToString(CultureInfo.InvariantCulture);
        app.Use((http, next) =>
        {
            if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
                http.Response.Headers["RateLimit-Policy"] = $"\"address\";q={perSecond};w=1";
            return next(http);
        });
        app.UseRateLimiter();
    }

    private static Task Refuse(OnRejectedContext context)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.HttpContext.Response.Headers["RateLimit"] = $"\"address\";r=0;t={seconds}";
        return (new Problem("rate-limited", 429, "Too many requests. Wait a little.") { RetryAfter = seconds })
            .ToHttp().ExecuteAsync(context.HttpContext);
    }

    private static TokenBucketRateLimiterOptions Bucket(int limit, int perPeriod, int periodSeconds) => new()
    {
        TokenLimit = limit,
        TokensPerPeriod = perPeriod,
        ReplenishmentPeriod = TimeSpan.FromSeconds(periodSeconds),
        QueueLimit = 0,
    };

    private static IPAddress Address(HttpContext http) => http.Connection.RemoteIpAddress ?? IPAddress.None;
}
