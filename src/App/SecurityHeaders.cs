namespace Holdfast.App;

/// <summary>
/// The same strict headers on every answer. Pages run scripts of their own host only and call nothing but their own host,
/// the payment provider and, for its pictures alone, the host of MAP_TILES_URL.
/// </summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var policy = Policy(app.Configuration);
        app.Use((http, next) =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=(), payment=(self)";
            headers.ContentSecurityPolicy = policy;
            if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            return next(http);
        });
    }

    private static string Policy(IConfiguration configuration)
    {
        var payments = configuration["STRIPE_API_BASE"] ?? "https://api.stripe.com";
        var stripe = new Uri(payments).IsLoopback ? "" : " https://js.stripe.com https://hooks.stripe.com";
        return string.Join("; ",
            "default-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'self'", "object-src 'none'",
            $"script-src 'self'{stripe}", "style-src 'self'", "font-src 'self'", "worker-src 'self'", "manifest-src 'self'",
            $"img-src 'self' data: blob: {MapTiles.Of(configuration)?.Source}".TrimEnd(),
            $"connect-src 'self' {payments}{stripe}", $"frame-src 'self' {payments}{stripe}");
    }
}
