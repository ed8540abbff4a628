using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Holdfast.Kernel;

/// <summary>Puts the building blocks together for the modules that a process runs.</summary>
public static class KernelHost
{
    private const long BodyBytesMax = 256 * 1024;

    public static void AddKernel(this WebApplicationBuilder builder, IReadOnlyList<IModule> modules)
    {
        DapperTypes.Register();
        var services = builder.Services;
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            // Far above what is taken: a body between the two is read to its end, so that its sender gets the refusal.
            options.Limits.MaxRequestBodySize = 64 * BodyBytesMax;
        });
        services.AddSingleton(modules);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Settings>();
        services.AddSingleton(provider => new Keys(provider.GetRequiredService<Settings>().SecretKey));
        services.AddSingleton<GuestTokens>();
        services.AddSingleton<Jwt>();
        services.AddSingleton<DataSources>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<Wakeups>();
        services.AddSingleton<Requests>();
        services.AddSingleton<WorkerContext>();
        services.AddSingleton<IBus, PostgresBus>();
        services.AddSingleton<Tenants>();
        services.AddSingleton<ILogListener>(provider => provider.GetRequiredService<Tenants>());
        services.AddSingleton<Health>();
        services.AddSingleton<Metrics>();
        services.AddSingleton(provider => Instruments(provider.GetRequiredService<IMeterFactory>()));
        services.AddSingleton<LogTail>();
        services.AddHostedService(provider => provider.GetRequiredService<LogTail>());
        services.AddWorker<TenantCopy>();
        services.AddWorker<Retention>();
        services.AddTransient<CorrelationHandler>();
        services.AddAccess();
        services.AddRateLimits(builder.Configuration);
        services.AddExceptionHandler<ErrorHandler>();
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(options => Json.Apply(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(3));
        if (Telemetry.Tracing(builder.Configuration, "holdfast") is { } tracing) services.AddSingleton(tracing);
        foreach (var module in modules) services.AddModule(module);
    }

    // A meter's scope is the host that made it: another host of the same process counts its requests itself.
    private static PrometheusText Instruments(IMeterFactory own) => new(instrument =>
        instrument.Meter.Name is Telemetry.Name or "Npgsql" or "System.Runtime" or "System.Net.Http"
            or "Microsoft.AspNetCore.Hosting" or "Microsoft.AspNetCore.Server.Kestrel"
            or "Microsoft.AspNetCore.Http.Connections"
        && (instrument.Meter.Scope is null || instrument.Meter.Scope == own));

    /// <summary>A worker that also can be asked for by its type, to be drained.</summary>
    public static void AddWorker<T>(this IServiceCollection services) where T : PeriodicWorker
    {
        services.AddSingleton<T>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<T>());
    }

    /// <summary>The pipeline up to the endpoints. The order matters: who asks, for which tenant, how often, then what.</summary>
    public static void UseKernel(this WebApplication app)
    {
        app.Use(Correlation.Middleware);
        app.UseExceptionHandler();
        app.Use(Unmatched);
        app.Use(LimitBody);
        app.UseRouting();
        app.UseRateLimits(app.Configuration);
        app.Use(app.Services.GetRequiredService<Tenants>().Middleware);
        app.UseAuthentication();
        app.Use(BearerHandler.Middleware);
        app.UseAuthorization();
        app.Use(RequestKey.Middleware);
        Health.Map(app);
        Metrics.Map(app, app.Configuration);
        foreach (var module in app.Services.GetRequiredService<IReadOnlyList<IModule>>())
        {
            module.Map(app);
            DeadLetters.Map(app, module.Name, services => services.GetRequiredKeyedService<Database>(module.Name));
        }
        app.Map("/api/{**rest}", () => Problem.NotFound.ToHttp()).RequireAuthorization(Policies.Anyone).ExcludeFromDescription();
    }

    private static void AddModule(this IServiceCollection services, IModule module)
    {
        services.AddKeyedSingleton(module.Name, (provider, _) => new Database(
            module.Name, provider.GetRequiredService<DataSources>(), provider, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<Relay>(
            provider, provider.GetRequiredKeyedService<Database>(module.Name)));
        var subscriptions = new Subscriptions(module.Name);
        module.Subscribe(subscriptions);
        if (subscriptions.Types.Count > 0)
        {
            services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<Reader>(
                provider, provider.GetRequiredKeyedService<Database>(module.Name), subscriptions));
            services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<InboxWorker>(
                provider, provider.GetRequiredKeyedService<Database>(module.Name), subscriptions));
        }
        module.Add(services);
    }

    private static Task LimitBody(HttpContext http, RequestDelegate next)
    {
        if (http.Request.ContentLength > BodyBytesMax) return ErrorHandler.TooLarge.ToHttp().ExecuteAsync(http);
        if (http.Request.ContentLength is null && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = BodyBytesMax;
        return next(http);
    }

    // Answers that nothing else gave a body: 404 for a wrong method or path under /api, 405, 415.
    private static async Task Unmatched(HttpContext http, RequestDelegate next)
    {
        await next(http);
        var response = http.Response;
        if (response.HasStarted || response.ContentLength is not null || response.ContentType is not null) return;
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) return;
        var problem = response.StatusCode switch
        {
            404 => Problem.NotFound,
            405 => new Problem("method-not-allowed", 405, "This address does not take this method."),
            415 => new Problem("unsupported-media-type", 415, "Send application/json."),
            _ => null,
        };
        if (problem is not null) await problem.ToHttp().ExecuteAsync(http);
    }
}
