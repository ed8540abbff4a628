using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Holdfast.Kernel;

/// <summary>The names under which this product is seen from outside. Modules add instruments of their own to the meter.</summary>
public static class Telemetry
{
    public const string Name = "Holdfast";
    public static readonly ActivitySource Source = new(Name);
    public static readonly Meter Meter = new(Name);

    public static readonly Counter<long> EventsHandled =
        Meter.CreateCounter<long>("holdfast.events.handled", description: "Events whose effect was committed");
    public static readonly Counter<long> EventsFailed =
        Meter.CreateCounter<long>("holdfast.events.failed", description: "Attempts at events that failed");
    public static readonly Counter<long> WorkerFailures =
        Meter.CreateCounter<long>("holdfast.worker.failures", description: "Portions of background work that failed");
    public static readonly Histogram<double> WorkerSeconds =
        Meter.CreateHistogram<double>("holdfast.worker.duration", "s", "Time a portion of background work took");
    public static readonly Counter<long> Refusals =
        Meter.CreateCounter<long>("holdfast.refusals", description: "Requests refused, by problem code");

    private static readonly string[] Sources =
        [Name, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql"];

    /// <summary>Null unless OTEL_EXPORTER_OTLP_ENDPOINT (OpenTelemetry's own setting) says where traces go.</summary>
    public static TracerProvider? Tracing(IConfiguration configuration, string service)
    {
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 } endpoint) return null;
        return Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(service))
            .AddSource(Sources)
            .AddOtlpExporter(options =>
            {
                options.Protocol = OtlpExportProtocol.HttpProtobuf;
                options.Endpoint = new Uri(endpoint.TrimEnd('/') + "/v1/traces");
            })
            .Build();
    }

    /// <summary>A consumer span that continues the trace of whoever published.</summary>
    public static Activity? StartActivity(this ActivitySource source, string name, ActivityKind kind, string? traceparent) =>
        ActivityContext.TryParse(traceparent, null, isRemote: true, out var parent)
            ? source.StartActivity(name, kind, parent)
            : source.StartActivity(name, kind);
}
