using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Holdfast.Kernel;

/// <summary>
/// Turns what slices do not expect into problems: ill-formed requests into 400, a database that is busy or away into 503,
/// anything else into 500 with its correlation id in the log.
/// </summary>
public sealed partial class ErrorHandler(ILogger<ErrorHandler> logger) : IExceptionHandler
{
    internal static readonly Problem TooLarge = new("body-too-large", 413, "The body is larger than this address takes.");
    private static readonly Problem WrongType = new("unsupported-media-type", 415, "Send application/json.");
    private static readonly Problem Away =
        new("busy", 503, "The database cannot be reached for a moment. Nothing was half done. Try again.") { RetryAfter = 2 };

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = 499; // The caller is gone; nobody reads this but the log.
            return true;
        }
        var problem = Explain(exception);
        if (problem.Status == 500)
            logger.LogError(exception, "{Method} {Route} failed {CorrelationId}",
                httpContext.Request.Method, Route(httpContext), Correlation.Of(httpContext));
        else if (problem.Status == 503)
            logger.LogWarning("{Method} {Route} answered busy {CorrelationId}: {Reason}",
                httpContext.Request.Method, Route(httpContext), Correlation.Of(httpContext), exception.Message);
        await problem.ToHttp().ExecuteAsync(httpContext);
        return true;
    }

    // The pattern, never the path: ids and tokens of people do not belong into logs.
    private static string Route(HttpContext http) =>
        (http.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";

    public static Problem Explain(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => Problem.Invalid(JsonErrors(json)),
        BadHttpRequestException { StatusCode: 413 } => TooLarge,
        BadHttpRequestException { StatusCode: 415 } => WrongType,
        BadHttpRequestException bad => Problem.Invalid(ParameterErrors(bad)),
        JsonException json => Problem.Invalid(JsonErrors(json)),
        PostgresException { SqlState: "55P03" or "57014" or "40001" or "40P01" or "53300" } => Problem.Busy,
        PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "25006" or "08006" or "08001" } => Away,
        NpgsqlException { InnerException: TimeoutException } => Problem.Busy,
        NpgsqlException and not PostgresException => Away,
        OperationCanceledException { InnerException: NpgsqlException } => Problem.Busy,
        TimeoutException => Problem.Busy,
        _ => Problem.Internal,
    };

    private static Dictionary<string, string[]> JsonErrors(JsonException e)
    {
        var missing = Missing().Match(e.Message);
        if (missing.Success)
            return Quoted().Matches(missing.Groups["names"].Value)
                .Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)
                .ToDictionary(name => Prefix(e.Path) + name, _ => new[] { "This is needed." }, StringComparer.Ordinal);
        var field = Field(e.Path);
        var said = e.Message.StartsWith("Expected ", StringComparison.Ordinal) ? e.Message : "The JSON here is not of the expected kind.";
        return new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [said] };
    }

    private static Dictionary<string, string[]> ParameterErrors(BadHttpRequestException e)
    {
        var match = Parameter().Match(e.Message);
        var (field, said) = match.Success
            ? (match.Groups["name"].Value, match.Groups["missing"].Success ? "This is needed." : "Not of the expected kind.")
            : ("body", "The request cannot be read.");
        return new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [said] };
    }

    private static string Field(string? path) => path is null or "$" or "" ? "body" : path.TrimStart('$', '.');

    private static string Prefix(string? path) => path is null or "$" or "" ? "" : path.TrimStart('$', '.') + ".";

    [GeneratedRegex("missing required properties including: (?<names>.*)$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Missing();

    [GeneratedRegex("'(?<name>[^']+)'", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        "(Failed to bind parameter \"\\S+ (?<name>\\w+)\"|(?<missing>Required) parameter \"\\S+ (?<name>\\w+)\")",
        RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Parameter();
}
