using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Holdfast.App;
using Holdfast.Tests;

namespace Holdfast.EndToEnd;

/// <summary>
/// The product with its demo and the built site, and a browser in front of it. There are two, beside each other; the journeys
/// of one come one after another.
/// </summary>
public sealed partial class Stage : IAsyncLifetime
{
    // A machine with two busy cores needs long for a page; a journey that goes well never waits for this.
    private const float PatienceMilliseconds = 30_000;
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private TestApp? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private Uri Address => new($"http://localhost:{_app!.Http.BaseAddress!.Port}");

    public async Task InitializeAsync()
    {
        var site = Site();
        _app = await TestApp.Start(new TestAppOptions { Settings = new Dictionary<string, string?> { ["WEB_ROOT"] = site } });
        await Seed.Demo(_app.Services, CancellationToken.None);
        await _app.Settled();
        SetDefaultExpectTimeout(PatienceMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
    }

    /// <summary>Someone with a browser of their own, which knows nothing yet.</summary>
    public async Task<Visitor> Visit(Screen screen, Guise? guise = null)
    {
        var context = await _browser!.NewContextAsync((guise ?? Guise.Usual).On(screen, Address));
        context.SetDefaultTimeout(PatienceMilliseconds);
        return new Visitor(await context.NewPageAsync(), screen, leave: EndHolds);
    }

    /// <summary>The link to a booking in the mail with this subject.</summary>
    public async Task<string> LinkMailedTo(string address, string subject)
    {
        string? link = null;
        await TestApp.Eventually(async () =>
        {
            var inbox = await _app!.SandboxHttp.GetFromJsonAsync<JsonNode>($"/inbox?to={Uri.EscapeDataString(address)}");
            var mail = inbox!["items"]!.AsArray().FirstOrDefault(one => (string?)one!["subject"] == subject);
            link = mail is null ? null : BookingLink().Match((string)mail["text"]!).Value;
            return !string.IsNullOrEmpty(link);
        }, $"the mail '{subject}' reaches {address}");
        return link!;
    }

    /// <summary>Bookings of this account, an hour each, on one day that nobody else takes.</summary>
    public async Task BookFor(string email, string password, int count)
    {
        var session = await Send(HttpMethod.Post, "/api/auth/login", new { email, password });
        var bearer = (string)session["accessToken"]!;
        var found = await Send(HttpMethod.Get, "/api/courts/search?latitude=40.4168&longitude=-3.7038&radiusKm=20&limit=40");
        var court = (string)found["items"]!.AsArray()[^1]!["id"]!;
        var day = _app!.Clock.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var later = _app.Clock.GetUtcNow().AddDays(22).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var slots = await Send(HttpMethod.Get, $"/api/courts/{court}/availability?startDate={day}&endDate={later}");
        foreach (var slot in slots["slots"]!.AsArray().Where(one => (string?)one!["state"] == "free").Take(count))
        {
            var wish = new { resourceId = court, start = (string)slot!["start"]!, end = (string)slot["end"]! };
            await Send(HttpMethod.Post, "/api/bookings", wish, bearer);
        }
    }

    private async Task<JsonNode> Send(HttpMethod method, string path, object? body = null, string? bearer = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (bearer is not null) request.Headers.Authorization = new("Bearer", bearer);
        using var answer = await _app!.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    [GeneratedRegex("https?://\\S+/bookings/\\S+#token=\\S+", RegexOptions.None, 1000)]
    private static partial Regex BookingLink();

    /// <summary>Ends every hold as its time would: only the server knows of it yet.</summary>
    public Task EndHolds() => _app!.Database.Execute("""
        update bookings.holds set expires_at = created_at - interval '1 minute' where booking_id is null;
        update bookings.allocations set expires_at = now() - interval '1 hour' where kind = 1
        """);

    private static string Site()
    {
        var site = Path.Combine(Repository.Root, "web", "dist");
        return File.Exists(Path.Combine(site, "index.html"))
            ? site
            : throw new InvalidOperationException($"There is no site in {site}. Build it first: npm --prefix web run build.");
    }
}

/// <summary>Where the way to a booking is gone.</summary>
[CollectionDefinition(Name)]
public sealed class FirstStage : ICollectionFixture<Stage>
{
    public const string Name = "first stage";
}

/// <summary>Where everything around it happens.</summary>
[CollectionDefinition(Name)]
public sealed class SecondStage : ICollectionFixture<Stage>
{
    public const string Name = "second stage";
}
