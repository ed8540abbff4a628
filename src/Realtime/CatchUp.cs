using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Realtime;

/// <summary>What a page missed while its connection was broken, read from the log.</summary>
internal sealed class CatchUp(Feed feed, LogTail tail, IBus bus) : IDisposable
{
    /// <summary>A page that is further behind fetches anew: that is less work for all.</summary>
    public const int EventsMax = 5_000;
    private const int BatchMax = 500;
    private const int AtOnceMax = 4;
    private static readonly string[] Types = [EventName<SlotChanged>.Value.Type, .. BookingStatus.Types];

    // After a restart all pages come back in the same second.
    private readonly SemaphoreSlim _gate = new(AtOnceMax, AtOnceMax);

    public long Now => Math.Max(feed.Heard, tail.Position);

    /// <summary>The place in the log from which a viewer that was added before is told everything.</summary>
    public async Task<long> LiveFrom(CancellationToken cancellation) =>
        Now is >= 0 and var now ? now : await bus.Head(cancellation);

    /// <summary>The notices of these topics behind one position up to another; null when that cannot be told any more.</summary>
    public async Task<IReadOnlyList<Notice>?> Between(
        long after, long upTo, IReadOnlyCollection<Topic> topics, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (!await IsKept(after, upTo, cancellation)) return null;
            var notices = new List<Notice>();
            while (after < upTo)
            {
                var slice = await bus.Read(after, Types, BatchMax, cancellation);
                if (slice.Position == after) break;
                notices.AddRange(slice.Entries.Where(e => e.Position <= upTo).Select(e => Notice.Of(e)!)
                    .Where(n => n.Topics.Any(topics.Contains)));
                after = slice.Position;
            }
            return notices;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<bool> IsKept(long after, long upTo, CancellationToken cancellation)
    {
        // Another process may have been quicker with the newest events; a position beyond the log is from another log.
        if (after > upTo) return after <= await bus.Head(cancellation);
        if (after == upTo) return true;
        if (after < 0 || upTo - after > EventsMax) return false;
        var oldest = await bus.Oldest(cancellation);
        return oldest > 0 && after >= oldest - 1;
    }
}
