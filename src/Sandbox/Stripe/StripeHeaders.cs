namespace Holdfast.Sandbox.Stripe;

public static class StripeHeaders
{
    public const string DefaultVersion = "2026-10-28.endive";

    public static string Version(HttpContext http) =>
        http.Request.Headers["Stripe-Version"].ToString() is { Length: > 0 } asked ? asked : DefaultVersion;

    public static void Set(HttpContext http, string requestId)
    {
        var headers = http.Response.Headers;
        headers["Request-Id"] = requestId;
        headers["Stripe-Version"] = Version(http);
        headers.CacheControl = "no-cache, no-store";
        AllowOrigin(http);
    }

    /// A browser may ask beforehand whether it may ask: Stripe lets every origin.
    public static Task Preflight(HttpContext http)
    {
        AllowOrigin(http);
        var headers = http.Response.Headers;
        headers.AccessControlAllowMethods = "GET, HEAD, PUT, PATCH, POST, DELETE";
        headers.AccessControlAllowHeaders = http.Request.Headers.AccessControlRequestHeaders;
        headers.AccessControlMaxAge = "300";
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static void AllowOrigin(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = http.Request.Headers.Origin.ToString() is { Length: > 0 } origin
            ? origin
            : "*";
        headers.AccessControlAllowCredentials = "true";
        headers.AccessControlExposeHeaders =
            "Request-Id, Stripe-Version, Stripe-Should-Retry, Idempotency-Key, Idempotent-Replayed";
        headers.Vary = "Origin";
    }
}
