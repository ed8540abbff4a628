using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Kernel;

/// <summary>One id that follows an act from the browser through events to calls of outside services.</summary>
public static class Correlation
{
    public const string Header = "X-Correlation-Id";
    private const int LengthMax = 64;
    private static readonly AsyncLocal<string?> Ambient = new();

    /// <summary>The id of the act under way; a new one outside of any.</summary>
    public static string Current => Ambient.Value ?? Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");

    public static string? TraceParent => Activity.Current?.Id;

    public static void Set(string id) => Ambient.Value = id;

    public static string Of(HttpContext http) => http.Items[Header] as string ?? http.TraceIdentifier;

    /// <summary>Takes the caller's id when it is harmless, else the trace's; answers with it in the same header.</summary>
    public static Task Middleware(HttpContext http, RequestDelegate next)
    {
        var given = http.Request.Headers[Header].ToString();
        var id = IsHarmless(given) ? given : Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");
        http.Items[Header] = id;
        http.Response.Headers[Header] = id;
        Activity.Current?.SetTag("correlation.id", id);
        Ambient.Value = id;
        return next(http);
    }

    private static bool IsHarmless(string id) =>
        id.Length is > 0 and <= LengthMax && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}

/// <summary>Sends the correlation id along with calls to outside services; traceparent goes by itself.</summary>
public sealed class CorrelationHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation(Correlation.Header, Correlation.Current);
        return base.SendAsync(request, cancellationToken);
    }
}
