using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Tests.Architecture;

/// <summary>What must be true of every endpoint, found in the running app.</summary>
[Collection(SharedApp.Name)]
public sealed class EndpointRuleTests(TestApp app)
{
    private static readonly string[] Hostile =
    [
        "", "null", "[]", "{}", "\"text\"", "{", "{\"a\":", "[1,2", "\u0000", "{\"id\":{}}", "<xml/>",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "-1", "1e400", "99999999999999999999", "\"\"", "\"'; drop table bookings.bookings; --\"",
        "\"<script>alert(1)</script>\"", "[]", "{}", "\"\\u0000\"", "\"NaN\"", "\"2026-13-45T99:99:99Z\"", "\"Mars/Olympus\"",
        $"\"{new string('x', 20_000)}\"", "\"018f0000-0000-7000-8000-00000000dead\"",
    ];

    private IEnumerable<RouteEndpoint> Endpoints() => app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    [Fact]
    public void Names_the_policy_that_guards_it()
    {
        var open = Endpoints()
            .Where(e => !e.Metadata.OfType<IAuthorizeData>().Any(a => a.Policy is { Length: > 0 }))
            .Select(e => e.RoutePattern.RawText).ToList();

        Assert.Empty(open);
    }

    [Fact]
    public async Task Answers_ill_formed_bodies_with_a_problem_and_never_with_500()
    {
        var tenant = await app.NewTenant();
        foreach (var (method, path) in Writing())
            foreach (var client in new[] { tenant.Guest, tenant.As(Guid.NewGuid(), "admin", "provider", "operator") })
                foreach (var body in Hostile)
                    AssertProblem(await client.Send(method, path, body), method, path, body);
    }

    [Fact]
    public async Task Answers_absurd_values_with_a_problem_and_never_with_500()
    {
        var tenant = await app.NewTenant();
        var client = tenant.As(Guid.NewGuid(), "admin", "provider", "operator");
        var names = new[]
        {
            "resourceId", "start", "end", "serviceId", "units", "holdId", "holdToken", "guest", "email", "password", "name",
            "location", "basePrice", "timeZone", "attributes", "services", "windows", "bookingId", "provider", "amount", "reason",
            "code", "refreshToken", "displayName", "notes",
        };
        foreach (var (method, path) in Writing())
            foreach (var value in Values)
            {
                var body = "{" + string.Join(',', names.Select(n => $"\"{n}\":{value}")) + "}";
                AssertNo500(await client.Send(method, path, body), method, path, value);
            }
    }

    [Fact]
    public async Task Answers_absurd_queries_with_a_problem_and_never_with_500()
    {
        var tenant = await app.NewTenant();
        var client = tenant.As(Guid.NewGuid(), "admin", "provider", "operator");
        var names = new[]
        {
            "latitude", "longitude", "radiusKm", "fieldType", "at", "durationMinutes", "limit", "cursor", "startDate", "endDate",
            "timeZone", "serviceId", "status", "from", "to", "kind", "providerId", "q", "after",
        };
        var values = new[] { "", "NaN", "Infinity", "-1", "1e999", "'", "%00", "2026-13-01", "9999999999999", new string('9', 3_000), "🎾" };
        foreach (var path in Reading())
            foreach (var value in values)
            {
                var query = string.Join('&', names.Select(n => $"{n}={Uri.EscapeDataString(value)}"));
                AssertNo500(await client.Get($"{path}?{query}"), HttpMethod.Get, path, value);
            }
    }

    [Theory]
    [InlineData("/api/nowhere")]
    [InlineData("/api/bookings/not-an-id")]
    [InlineData("/api/courts/1/availability")]
    public async Task Unknown_addresses_under_api_are_a_problem_and_never_the_site(string path)
    {
        var reply = await (await app.NewTenant()).Guest.Get(path);

        Assert.Equal((404, "not-found"), (reply.Status, reply.Code));
        Assert.NotNull((string?)reply.Json["correlationId"]);
    }

    [Fact]
    public async Task The_document_of_the_interface_is_openapi_3_1()
    {
        var document = await app.Http.GetFromJsonAsync<System.Text.Json.Nodes.JsonObject>("/openapi/v1.json");

        Assert.StartsWith("3.1", (string)document!["openapi"]!, StringComparison.Ordinal);
        foreach (var path in new[] { "/api/courts/search", "/api/holds", "/api/bookings", "/api/payments/intents", "/api/auth/login" })
            Assert.True(document["paths"]!.AsObject().ContainsKey(path), path);
    }

    private IEnumerable<(HttpMethod Method, string Path)> Writing() => Requests().Where(r => r.Method != HttpMethod.Get);

    private IEnumerable<string> Reading() => Requests()
        .Where(r => r.Method == HttpMethod.Get && !r.Path.EndsWith("/stream", StringComparison.Ordinal)).Select(r => r.Path);

    private IEnumerable<(HttpMethod Method, string Path)> Requests() =>
        from endpoint in Endpoints()
        let pattern = endpoint.RoutePattern
        where pattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && !pattern.RawText.Contains("**", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (new HttpMethod(method), Fill(pattern));

    private static string Fill(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern)
    {
        var path = new StringBuilder();
        foreach (var segment in pattern.PathSegments)
        {
            path.Append('/');
            foreach (var part in segment.Parts)
                path.Append(part switch
                {
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "seq" } => "7",
                    _ => "018f0000-0000-7000-8000-00000000beef",
                });
        }
        return path.ToString();
    }

    // An empty object may be enough for some; whatever is refused is refused as a problem.
    private static void AssertProblem(Reply reply, HttpMethod method, string path, string sent)
    {
        AssertNo500(reply, method, path, sent);
        if (reply.Status >= 400 && reply.Code is null)
            Assert.Fail($"{method} {path} with {sent}: {reply.Status} without a problem: {reply.Text}");
    }

    private static void AssertNo500(Reply reply, HttpMethod method, string path, string sent) =>
        Assert.True(reply.Status is < 500 or 503 && reply.Status != 503 || reply.Code == "payment-provider-unavailable",
            $"{method} {path} with {sent[..Math.Min(60, sent.Length)]}: {reply.Status} {reply.Text}");
}
