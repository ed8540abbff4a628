using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Kernel;

/// <summary>An expected refusal with a stable, kebab-case code; answered as RFC 9457 problem details.</summary>
public sealed record Problem(string Code, int Status, string Detail)
{
    /// <summary>Seconds for the <c>Retry-After</c> header, where asking again soon makes sense.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Field names (camelCase, as on the wire) and what is wrong with each.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Further members of the body, as <c>alternatives</c> of a taken slot.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public ProblemResult ToHttp() => new(this);

    public Problem With(string name, object? value) => this with
    {
        Extensions = new Dictionary<string, object?>(Extensions ?? new Dictionary<string, object?>(), StringComparer.Ordinal)
        {
            [name] = value,
        },
    };

    public static readonly Problem Unauthenticated = new("unauthenticated", 401, "Sign in, or send the token of the booking.");
    public static readonly Problem WrongTenant = new("wrong-tenant", 401, "This token belongs to another tenant.");
    public static readonly Problem Forbidden = new("forbidden", 403, "You may not do this.");
    public static readonly Problem NotFound = new("not-found", 404, "There is nothing at this address.");
    public static readonly Problem KeyReused =
        new("idempotency-key-reused", 422, "This Idempotency-Key was used with another request.");
    public static readonly Problem VersionMismatch =
        new("version-mismatch", 412, "Somebody else changed this meanwhile. Read it again and repeat your change.");
    public static readonly Problem VersionRequired =
        new("version-required", 428, "Send If-Match with the ETag of what you read.");
    public static readonly Problem Busy =
        new("busy", 503, "The service is busy for a moment. Try again.") { RetryAfter = 1 };
    public static readonly Problem Internal =
        new("internal", 500, "Something broke on our side. It was recorded under the correlation id.");

    public static Problem Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new("validation-failed", 400, "The request is not valid.") { Errors = errors };

    public static Problem Invalid(string field, string message) =>
        Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] });
}

/// <summary>Writes a <see cref="Problem"/> as <c>application/problem+json</c> with the request's correlation id.</summary>
public sealed class ProblemResult(Problem problem) : IResult, IStatusCodeHttpResult
{
    public Problem Problem { get; } = problem;

    public int? StatusCode => Problem.Status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Problem.Status;
        response.ContentType = "application/problem+json";
        response.Headers.CacheControl = "no-store";
        if (Problem.RetryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString();
        if (Problem.Status == 401) response.Headers.WWWAuthenticate = "Bearer";
        httpContext.Items[typeof(Problem)] = Problem;
        await JsonSerializer.SerializeAsync(
            response.Body, Body(httpContext), Json.Options, httpContext.RequestAborted);
    }

    private Dictionary<string, object?> Body(HttpContext http)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["type"] = "/docs/problems#" + Problem.Code,
            ["title"] = Title(Problem.Status),
            ["status"] = Problem.Status,
            ["detail"] = Problem.Detail,
            ["code"] = Problem.Code,
            ["correlationId"] = Correlation.Of(http),
        };
        if (Problem.Errors is not null) body["errors"] = Problem.Errors;
        foreach (var (name, value) in Problem.Extensions ?? new Dictionary<string, object?>()) body[name] = value;
        return body;
    }

    private static string Title(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
