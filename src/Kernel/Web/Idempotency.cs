using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Kernel;

/// <summary>
/// The <c>Idempotency-Key</c> of a writing call: who asked what, under which key, with which body. Bound once a request;
/// slices hand it to <see cref="Requests"/> or write its columns in a batch of their own.
/// </summary>
public sealed record RequestKey(string Caller, string Route, string Key, byte[] BodyHash)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";
    public const int LengthMax = 255;
    private const int RouteLengthMax = 500;

    /// <summary>Null when the caller sent none.</summary>
    public static RequestKey? Of(HttpContext http) => http.Items[typeof(RequestKey)] as RequestKey;

    /// <summary>Refuses ill-formed keys; hashes the raw body of keyed writes, which stays readable.</summary>
    public static async Task Middleware(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (!request.Headers.TryGetValue(Header, out var values) || HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method) || !request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await next(http);
            return;
        }
        var key = values.ToString();
        if (key.Length is 0 or > LengthMax || key.Any(c => c is < '!' or > '~'))
        {
            await Problem.Invalid(Header, $"1 to {LengthMax} visible ASCII characters.").ToHttp().ExecuteAsync(http);
            return;
        }
        request.EnableBuffering();
        var hash = await SHA256.HashDataAsync(request.Body, http.RequestAborted);
        request.Body.Position = 0;
        http.Items[typeof(RequestKey)] = new RequestKey(Asking(http), RouteOf(request), key, hash);
        await next(http);
    }

    private static string RouteOf(HttpRequest request)
    {
        var route = $"{request.Method} {request.Path}{request.QueryString}";
        return route.Length <= RouteLengthMax ? route : route[..RouteLengthMax];
    }

    // Guests are told apart by the token they hold; those without one by what they send (the body's hash must match).
    private static string Asking(HttpContext http)
    {
        if (Kernel.Caller.Of(http).UserId is { } user) return user.ToString();
        var token = http.Request.Headers["X-Booking-Token"].ToString() + http.Request.Headers["X-Hold-Token"]
            + http.Request.Headers["X-Draft-Token"];
        return token.Length == 0
            ? "anonymous"
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 16));
    }
}
