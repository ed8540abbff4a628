namespace Holdfast.Kernel;

/// <summary>What every process does with every event, in memory: caches forget, live pages are told.</summary>
public interface ILogListener
{
    /// <summary>Must be quick and must not throw; called in the order of the log, from one thread.</summary>
    void Hear(LogEntry entry);

    /// <summary>Events may have been missed: forget all that was derived from them.</summary>
    void Reset();
}

/// <summary>
/// Follows the log in this process from its newest event on, tells the listeners, and wakes the readers. After an outage
/// it goes on where it was.
/// </summary>
public sealed class LogTail(
    IBus bus, IEnumerable<ILogListener> listeners, Settings settings, IServiceProvider services, WorkerContext context)
    : PeriodicWorker(context)
{
    public const string Wakeup = "log-tail";
    private const int BatchMax = 500;
    private readonly ILogListener[] _listeners = [.. listeners];
    private long _position = -1;

    public override string Name => Wakeup;

    protected override TimeSpan Interval => settings.BusPoll;

    /// <summary>The newest position that the listeners of this process have heard; -1 before the first look.</summary>
    public long Position => Volatile.Read(ref _position);

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        if (_position < 0)
        {
            Volatile.Write(ref _position, await bus.Head(cancellation));
            foreach (var listener in _listeners) listener.Reset();
            WakeReaders();
            return true;
        }
        var slice = await bus.Read(_position, null, BatchMax, cancellation);
        if (slice.Position == _position) return false;
        foreach (var entry in slice.Entries)
            foreach (var listener in _listeners) listener.Hear(entry);
        Volatile.Write(ref _position, slice.Position);
        WakeReaders();
        return slice.Entries.Count == BatchMax;
    }

    private void WakeReaders() => Wakeups.All(services, "reader:");
}
