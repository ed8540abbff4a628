using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Holdfast.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.Tests.Sandbox;

/// A sandbox of the test's own on free ports, spoken to over real HTTP as a shop does.
public sealed class RunningSandbox : IAsyncDisposable
{
    private readonly WebApplication host;

    private RunningSandbox(WebApplication host)
    {
        this.host = host;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{host.HttpPort()}"),
        };
    }

    public HttpClient Http { get; }
    public int SmtpPort => host.SmtpPort();

    public static async Task<RunningSandbox> Start(string? webhookUrl = null)
    {
        var app = SandboxApp.Build(
            new SandboxOptions { Port = 0, WebhookUrl = webhookUrl, WebhookSecret = "whsec_test" });
        await app.StartAsync();
        return new(app);
    }

    /// A POST in Stripe's form encoding. `key` is the Idempotency-Key.
    public async Task<Reply> Post(string path, string form, string? key = null, string credential = "sk_test_1")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded")),
        };
        request.Headers.Authorization = new("Bearer", credential);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await Http.SendAsync(request);
        return await Reply.From(response);
    }

    public async Task<Reply> Get(string path, string credential = "sk_test_1")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", credential);
        using var response = await Http.SendAsync(request);
        return await Reply.From(response);
    }

    /// An intent that needs no return URL, confirmed at once when a method is named.
    public Task<Reply> Intent(string? method = null, string more = "", long amount = 2500) =>
        Post("/v1/payment_intents",
        $"amount={amount}&currency=eur&automatic_payment_methods[enabled]=true" +
        "&automatic_payment_methods[allow_redirects]=never" +
        (method is null ? "" : $"&payment_method={method}&confirm=true") + more);

    public async Task<Reply> Control(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync("/_control" + path, body);
        return await Reply.From(response);
    }

    public async Task<JsonElement> State() => (await Get("/_control/state")).Body;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await host.StopAsync();
        await host.DisposeAsync();
    }
}

public sealed record Reply(int Status, JsonElement Body, HttpResponseHeaders Headers)
{
    public string Text(string name) => At(name).GetString()!;
    public long Number(string name) => At(name).GetInt64();

    /// A member by a dotted path.
    public JsonElement At(string path) => path.Split('.').Aggregate(Body, (at, step) => at.GetProperty(step));

    public static async Task<Reply> From(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        using var parsed = JsonDocument.Parse(text.StartsWith('{') ? text : "{}");
        return new((int)response.StatusCode, parsed.RootElement.Clone(), response.Headers);
    }
}

/// The shop's end of webhooks: keeps what comes, and answers what the test wants.
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication host;

    private WebhookReceiver(WebApplication host) => this.host = host;

    public sealed record Hook(string Id, string Type, string Signature, string Body);

    public ConcurrentQueue<Hook> Hooks { get; } = new();
    public Func<Hook, int> Answers { get; set; } = _ => 200;
    public string Url => host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!
        .Addresses.First() + "/hook";

    public static async Task<WebhookReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.MapPost("/hook", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            var body = await reader.ReadToEndAsync();
            using var parsed = JsonDocument.Parse(body);
            var hook = new Hook(parsed.RootElement.GetProperty("id").GetString()!,
                parsed.RootElement.GetProperty("type").GetString()!, request.Headers["Stripe-Signature"].ToString(),
                body);
            receiver.Hooks.Enqueue(hook);
            return Results.StatusCode(receiver.Answers(hook));
        });
        await app.StartAsync();
        return receiver;
    }

    public IReadOnlyList<string> Types => [.. Hooks.Select(hook => hook.Type)];

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await host.DisposeAsync();
    }
}

public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// Looks again and again until it holds; fails when it does not within the limit.
    public static async Task Holds(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            if (limit.IsCancellationRequested) Assert.Fail($"Not within {Limit.TotalSeconds} s: {what}");
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public static Task Holds(Func<bool> condition, string what) => Holds(() => Task.FromResult(condition()), what);
}
