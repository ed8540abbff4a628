using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Holdfast.Sandbox.Mail;
using Holdfast.Sandbox.Pages;
using Holdfast.Sandbox.State;
using Holdfast.Sandbox.Stripe;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Holdfast.Sandbox;

/// Puts the sandbox together. Program runs it as a process; tests start it inside their own.
public static class SandboxApp
{
    private const long BodyBytesMax = 4 * 1024 * 1024;

    public static WebApplication Build(SandboxOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
            foreach (var address in Loopback.Addresses(options.Port)) kestrel.Listen(address, options.Port);
        });
        AddServices(builder.Services, options);
        var app = builder.Build();
        WebhookEndpoints.Configure(app.Services.GetRequiredService<Store>(), options, options.Clock.GetUtcNow());
        app.Use(OnlyLoopbackNames);
        app.Use(AnswerDefects);
        app.UseRouting();
        StripeRoutes.Map(app);
        app.Services.GetRequiredService<Control>().Map(app);
        InboxRoutes.Map(app);
        HomePage.Map(app);
        ChallengePage.Map(app);
        return app;
    }

    /// The port that was bound, known once the app has started.
    public static int HttpPort(this WebApplication app) => new Uri(app.Services.GetRequiredService<IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static int SmtpPort(this WebApplication app) => app.Services.GetRequiredService<SmtpServer>().Port;

    private static void AddServices(IServiceCollection services, SandboxOptions options)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
        services.AddSingleton(options);
        services.AddSingleton(_ => new Store(options.Directory, Tables.All()));
        services.AddSingleton(services => new SandboxClock(options.Clock, services.GetRequiredService<Store>()));
        services.AddSingleton<Faults>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<StripePipeline>();
        services.AddSingleton<Agenda>();
        services.AddSingleton<Control>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<SmtpServer>();
        services.AddSingleton(_ =>
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
            {
                Timeout = Timeout.InfiniteTimeSpan, // Each attempt has a limit of its own.
            });
        services.AddHostedService(services => services.GetRequiredService<Agenda>());
        services.AddHostedService(services => services.GetRequiredService<SmtpServer>());
        services.AddHostedService<WebhookDelivery>();
    }

    /// A page elsewhere whose name was made to point here must not read the inbox.
    private static Task OnlyLoopbackNames(HttpContext http, RequestDelegate next)
    {
        var host = http.Request.Host.Host.Trim('[', ']');
        if (host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }

    private static async Task AnswerDefects(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (IOException failed) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            // The journal could not be written: nothing happened, and the caller may try again.
            var error = new JsonObject { ["type"] = "api_error", ["message"] = failed.Message };
            await StripePipeline.Write(http, new(500, new JsonObject { ["error"] = error }));
        }
    }
}

public static class Loopback
{
    /// 127.0.0.1, and ::1 where there is one. A free port is asked for once, so it is on 127.0.0.1 alone.
    public static IReadOnlyList<IPAddress> Addresses(int port) =>
        port != 0 && HasSix() ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback];

    private static bool HasSix()
    {
        if (!Socket.OSSupportsIPv6) return false;
        try
        {
            using var probe = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false; // The protocol is there, the address is not, as in many containers.
        }
    }
}
