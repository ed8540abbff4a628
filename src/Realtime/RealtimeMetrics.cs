using System.Diagnostics.Metrics;
using Holdfast.Kernel;

namespace Holdfast.Realtime;

internal static class RealtimeMetrics
{
    public static readonly UpDownCounter<long> Viewers =
        Telemetry.Meter.CreateUpDownCounter<long>("holdfast.realtime.viewers", description: "Places watched by open pages");
    public static readonly Counter<long> Notices =
        Telemetry.Meter.CreateCounter<long>("holdfast.realtime.notices", description: "Changes handed to open pages");
    public static readonly Counter<long> Resets = Telemetry.Meter.CreateCounter<long>(
        "holdfast.realtime.resets", description: "Pages told to fetch anew because they missed changes");
}
