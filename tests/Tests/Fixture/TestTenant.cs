using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Kernel;

namespace Holdfast.Tests;

/// <summary>One tenant and the people a test lets act in it.</summary>
public sealed class TestTenant(TestApp app, Guid id, string slug)
{
    public TestApp App { get; } = app;

    public Guid Id { get; } = id;

    public string Slug { get; } = slug;

    /// <summary>Without an account.</summary>
    public TestClient Guest => new(this, null);

    public TestClient As(Guid userId, params string[] roles) => new(this, App.Token(Id, userId, roles));

    public TestClient Customer() => As(Guid.CreateVersion7(), Roles.Customer);

    public TestClient Admin() => As(Guid.CreateVersion7(), Roles.Admin);

    public TestClient Operator() => As(Guid.CreateVersion7(), Roles.Operator);
}

/// <summary>Speaks to the app as one person: JSON in and out, headers as the contract says.</summary>
public sealed class TestClient(TestTenant tenant, string? token)
{
    public async Task<Reply> Send(
        HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Tenant", tenant.Slug);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        if (body is string text) request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        else if (body is not null) request.Content = JsonContent.Create(body, options: Json.Options);
        using var response = await tenant.App.Http.SendAsync(request);
        return await Reply.From(response);
    }

    public Task<Reply> Get(string path, params (string, string)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<Reply> Post(string path, object? body = null, params (string, string)[] headers) =>
        Send(HttpMethod.Post, path, body, headers);

    public Task<Reply> Put(string path, object? body = null, params (string, string)[] headers) =>
        Send(HttpMethod.Put, path, body, headers);

    public Task<Reply> Patch(string path, object? body = null, params (string, string)[] headers) =>
        Send(HttpMethod.Patch, path, body, headers);

    public Task<Reply> Delete(string path, params (string, string)[] headers) =>
        Send(HttpMethod.Delete, path, null, headers);
}

/// <summary>An answer, read to its end.</summary>
public sealed record Reply(int Status, string Text, string? ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    /// <summary>The body as JSON; throws with the whole answer when it is none.</summary>
    public JsonNode Json => Parse() ?? throw new InvalidOperationException($"No JSON: {this}");

    /// <summary>Of a refusal.</summary>
    public string? Code => ContentType == "application/problem+json" ? (string?)Json["code"] : null;

    public string? ETag => Headers.GetValueOrDefault("ETag");

    public Reply Expect(int status) =>
        Status == status ? this : throw new Xunit.Sdk.XunitException($"Expected {status}, got {Status}: {Text}");

    public static async Task<Reply> From(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply(
            (int)response.StatusCode, Encoding.UTF8.GetString(bytes), response.Content.Headers.ContentType?.MediaType, headers,
            bytes);
    }

    private JsonNode? Parse()
    {
        try
        {
            return JsonNode.Parse(Text);
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"No JSON: {Status} {ContentType} {Text}", e);
        }
    }
}
