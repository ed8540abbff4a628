using Holdfast.Kernel;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Holdfast.App;

/// <summary><c>holdfast serve</c>: verifies the database, then runs the chosen modules until it is told to stop.</summary>
public static class Serve
{
    private const string Option = "--modules";

    internal static async Task<int> Run(string[] args)
    {
        var app = Build(args);
        await Start(app, CancellationToken.None);
        await app.WaitForShutdownAsync();
        await app.DisposeAsync();
        return 0;
    }

    /// <summary>Everything but the start: also used by the tests, which set their own clock and settings.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            Args = [],
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(options =>
        {
            options.IncludeScopes = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            options.UseUtcTimestamp = true;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        adjust?.Invoke(builder);
        builder.AddKernel(Chosen(args, builder.Configuration));
        builder.Services.AddHoldfastOpenApi();
        builder.Services.AddWebCompression();
        if (builder.Configuration["PORT"] is { Length: > 0 } port) Listen(builder, port);
        var app = builder.Build();
        _ = app.Services.GetRequiredService<PrometheusText>(); // Listens from the first request on.
        _ = app.Services.GetService<OpenTelemetry.Trace.TracerProvider>();
        app.UseTrustedProxies();
        app.UseAccessLog();
        app.UseSecurityHeaders();
        app.UseWebFiles();
        app.UseKernel();
        Site.Map(app);
        app.MapOpenApiDocument();
        app.MapWebPages();
        return app;
    }

    /// <summary>Refuses a database that is not migrated, or roles with too many rights; then listens.</summary>
    public static async Task Start(WebApplication app, CancellationToken cancellation)
    {
        var modules = app.Services.GetRequiredService<IReadOnlyList<IModule>>();
        var sources = app.Services.GetRequiredService<DataSources>();
        PublicGuard.Verify(app.Configuration, app.Services.GetRequiredService<Settings>());
        await DatabaseGuard.Verify(modules.Select(m => m.Name).Append(PostgresBus.Schema), sources, cancellation);
        await Migrator.Verify(modules, sources, cancellation);
        await app.StartAsync(cancellation);
    }

    private static IReadOnlyList<IModule> Chosen(string[] args, IConfiguration configuration)
    {
        var inline = args.FirstOrDefault(a => a.StartsWith(Option + "=", StringComparison.Ordinal))?[(Option.Length + 1)..];
        var at = Array.IndexOf(args, Option);
        var separate = at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        return Modules.Choose(inline ?? separate ?? configuration["MODULES"] ?? "all");
    }

    // Loopback by default, both families; LISTEN_ANY=true inside a container, behind a gateway.
    private static void Listen(WebApplicationBuilder builder, string port)
    {
        if (!int.TryParse(port, out var number) || number is < 0 or > 65_535)
            throw new SettingsException($"PORT is '{port}', not the number of a port.");
        builder.Services.Configure<KestrelServerOptions>(options =>
        {
            if (builder.Configuration.GetValue("LISTEN_ANY", false)) options.ListenAnyIP(number);
            else if (number == 0) options.Listen(System.Net.IPAddress.Loopback, 0);
            else options.ListenLocalhost(number);
        });
    }
}
