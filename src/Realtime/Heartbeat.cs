using Holdfast.Kernel;

namespace Holdfast.Realtime;

/// <summary>Keeps proxies from closing quiet streams: one timer for all of them.</summary>
internal sealed class Heartbeat(Feed feed, LogTail tail, WorkerContext context) : PeriodicWorker(context)
{
    public override string Name => "realtime-heartbeat";

    protected override TimeSpan Interval => TimeSpan.FromSeconds(15);

    protected override Task<bool> RunOnce(CancellationToken cancellation)
    {
        if (tail.Position >= 0) feed.Beat(tail.Position);
        return Task.FromResult(false);
    }
}
