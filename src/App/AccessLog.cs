using System.Diagnostics;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Http.Features;

namespace Holdfast.App;

/// <summary>One structured line an act, at the edge: method, route, status, milliseconds, correlation id, refusal code.</summary>
internal static class AccessLog
{
    public static void UseAccessLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Holdfast.Access");
        app.Use(async (http, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                await next(http);
            }
            finally
            {
                Name(http);
                if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
                    Line(logger, http, Stopwatch.GetElapsedTime(started));
            }
        });
    }

    private static void Line(ILogger logger, HttpContext http, TimeSpan elapsed)
    {
        var problem = http.Items[typeof(Problem)] as Problem;
        if (problem is not null) Telemetry.Refusals.Add(1, new KeyValuePair<string, object?>("code", problem.Code));
        var reads = HttpMethods.IsGet(http.Request.Method) && http.Response.StatusCode < 400;
        logger.Log(reads ? LogLevel.Debug : LogLevel.Information,
            "{Method} {Route} {Status} {Milliseconds:F1} {CorrelationId} {Code}",
            http.Request.Method, Route(http), http.Response.StatusCode, elapsed.TotalMilliseconds, Correlation.Of(http),
            problem?.Code);
    }

    // ASP.NET Core leaves its server span without name and tags.
    private static void Name(HttpContext http)
    {
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } activity) return;
        activity.DisplayName = $"{http.Request.Method} {Route(http)}";
        activity.SetTag("http.request.method", http.Request.Method)
            .SetTag("http.route", Route(http))
            .SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode >= 500) activity.SetStatus(ActivityStatusCode.Error);
    }

    // The pattern, never the path: ids and tokens of people do not belong into logs.
    private static string Route(HttpContext http) =>
        (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
}
