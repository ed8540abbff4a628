using System.Net;
using System.Net.Sockets;
using Holdfast.App;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Holdfast.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdfast.Tests;

/// <summary>
/// The whole product on free ports: a database of its own, the sandbox, every module, spoken to over real HTTP. Slice tests
/// share two of them, and each makes its own tenant; classes that move the clock or count the whole database start
/// their own.
/// </summary>
public sealed class TestApp : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private WebApplication? _app;
    private WebApplication? _sandbox;

    /// <summary>What this app is started with; set before <see cref="InitializeAsync"/>.</summary>
    public TestAppOptions Options { get; init; } = new();

    public TestDatabase Database { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>Of the sandbox: Stripe at <c>/v1</c>, faults at <c>/_control</c>, mails at <c>/inbox</c>.</summary>
    public HttpClient SandboxHttp { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public TestClock Clock => Options.Clock;

    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("holdfast-tests-").FullName;

    public static async Task<TestApp> Start(TestAppOptions? options = null)
    {
        var app = new TestApp { Options = options ?? new() };
        await app.InitializeAsync();
        return app;
    }

    public async Task InitializeAsync()
    {
        Database = Options.Database ?? await TestDatabase.Clone();
        var port = FreePort();
        _sandbox = SandboxApp.Build(new SandboxOptions
        {
            Port = 0,
            WebhookUrl = Options.Webhooks ? $"http://127.0.0.1:{port}/api/payments/webhooks/stripe" : null,
            WebhookSecret = "whsec_tests",
        });
        await _sandbox.StartAsync();
        SandboxHttp = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_sandbox.HttpPort()}") };
        var settings = AllSettings(port);
        _app = Serve.Build(["--modules", Options.Modules], builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddSimpleConsole();
            builder.Services.AddSingleton<TimeProvider>(Options.Clock);
        });
        if (Options.Elsewhere is { } elsewhere) await elsewhere.Start(settings);
        else await Serve.Start(_app, CancellationToken.None);
        Http = new HttpClient(
            Options.Elsewhere?.Handler ?? new SocketsHttpHandler { MaxConnectionsPerServer = 100, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
        };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        SandboxHttp.Dispose();
        if (Options.Elsewhere is { } elsewhere) await elsewhere.DisposeAsync();
        else await _app!.StopAsync();
        await _app!.DisposeAsync();
        await _sandbox!.StopAsync();
        await _sandbox.DisposeAsync();
        if (Options.Database is null) await Database.DisposeAsync();
        Directory.Delete(DataDirectory, recursive: true);
    }

    /// <summary>A tenant of the test's own, known to the whole process.</summary>
    public async Task<TestTenant> NewTenant(int guestFee = 500, int memberFee = 300)
    {
        var id = Guid.CreateVersion7();
        var slug = $"t{id:N}"[..30] + Guid.NewGuid().ToString("N")[..8];
        var changed = new TenantChanged(id, slug, "Test tenant", [], guestFee, memberFee, true);
        var database = Services.GetRequiredKeyedService<Database>(Options.TenantWriter);
        await database.Write(id, transaction => transaction.Publish(changed, 1), CancellationToken.None);
        var tenants = Services.GetRequiredService<Tenants>();
        await Eventually(async () => await tenants.Find(slug, CancellationToken.None) is not null, "the tenant is known");
        return new TestTenant(this, id, slug);
    }

    /// <summary>An access token of the product's own making.</summary>
    public string Token(Guid tenantId, Guid userId, params string[] roles) =>
        Services.GetRequiredService<Jwt>().Issue(
            new Jwt.Claims(userId, tenantId, roles, Guid.CreateVersion7()), Options.Clock.GetUtcNow());

    /// <summary>Looks again and again, without a fixed pause longer than it must be, until it holds or patience ends.</summary>
    public static async Task Eventually(Func<Task<bool>> holds, string what, TimeSpan? atMost = null)
    {
        var until = DateTimeOffset.UtcNow + (atMost ?? Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await holds())
        {
            if (DateTimeOffset.UtcNow > until) throw new TimeoutException($"It never came about that {what}.");
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Until no event is under way in any module of this process.</summary>
    public Task Settled() => Eventually(async () =>
    {
        foreach (var module in Services.GetRequiredService<IReadOnlyList<IModule>>().Select(m => m.Name))
        {
            var open = await Database.Scalar<long>($"""
                select (select count(*) from {module}.outbox)
                    + (select count(*) from {module}.inbox where done_at is null and parked_at is null)
                    + (select count(*) from bus.log l where l.position >
                        coalesce((select position from {module}.cursors where subscription = '{module}'), 9223372036854775807))
                """);
            if (open > 0) return false;
        }
        return true;
    }, "all events were taken");

    /// <summary>Below the range of outgoing sockets, so that none is in the way.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                continue;
            }
        }
    }

    private Dictionary<string, string?> AllSettings(int port) => Database.Settings.Concat(Settings(port))
        .Concat(Options.Settings).GroupBy(s => s.Key).ToDictionary(s => s.Key, s => s.Last().Value);

    private Dictionary<string, string?> Settings(int port) => new()
    {
        ["PORT"] = port.ToString(),
        ["DATA_DIR"] = DataDirectory,
        ["PUBLIC_URL"] = $"http://localhost:{port}",
        ["STRIPE_API_BASE"] = SandboxHttp.BaseAddress!.ToString().TrimEnd('/'),
        ["STRIPE_SECRET_KEY"] = "sk_test_tests",
        ["STRIPE_PUBLISHABLE_KEY"] = "pk_test_tests",
        ["STRIPE_WEBHOOK_SECRET"] = "whsec_tests",
        ["SMTP_HOST"] = "127.0.0.1",
        ["SMTP_PORT"] = _sandbox!.SmtpPort().ToString(),
        ["CRON_SECRET"] = "cron-secret",
        ["BUS_POLL_MILLISECONDS"] = "50",
        ["DATABASE_POOL"] = "20",
        ["RATE_LIMIT_PER_SECOND"] = "100000",
        ["RATE_LIMIT_CREDENTIALS_PER_MINUTE"] = "100000",
    };
}

public sealed record TestAppOptions
{
    public string Modules { get; init; } = "all";

    /// <summary>The module whose outbox tells of new tenants: one that runs in this process.</summary>
    public string TenantWriter { get; init; } = "identity";

    /// <summary>Another app's database, for two processes over one; else a clone of its own.</summary>
    public TestDatabase? Database { get; init; }

    public bool Webhooks { get; init; } = true;

    /// <summary>Who serves, if not this process itself; it then only knows the keys, to issue tokens and make tenants.</summary>
    public IElsewhere? Elsewhere { get; init; }

    public TestClock Clock { get; init; } = new();

    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}

/// <summary>Serves the product outside of the test's process, where it can be killed.</summary>
public interface IElsewhere : IAsyncDisposable
{
    /// <summary>The way there.</summary>
    HttpMessageHandler Handler { get; }

    /// <summary>Until it is ready.</summary>
    Task Start(IReadOnlyDictionary<string, string?> settings);
}

/// <summary>The machine's clock, moved ahead at will.</summary>
public sealed class TestClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _ahead));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}

/// <summary>
/// Slice tests share an app, one after the other. There are two such apps, which go beside each other: this one for what is
/// offered and booked, <see cref="SecondApp"/> for money, people and messages.
/// </summary>
[CollectionDefinition(Name)]
public sealed class SharedApp : ICollectionFixture<TestApp>
{
    public const string Name = "app";
}

/// <summary>The other app that slice tests share.</summary>
[CollectionDefinition(Name)]
public sealed class SecondApp : ICollectionFixture<TestApp>
{
    public const string Name = "second app";
}
