using System.Threading.Channels;

namespace Holdfast.Realtime;

/// <summary>
/// One open page: a short queue between the log and its connection. Who does not keep up loses notices and is told so
/// once; nobody waits for him.
/// </summary>
internal sealed class Viewer
{
    private const int QueueMax = 128;
    private readonly Channel<Notice> _queue = Channel.CreateBounded<Notice>(
        new BoundedChannelOptions(QueueMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private int _hasMissed;

    public bool HasMissed => Volatile.Read(ref _hasMissed) != 0;

    /// <summary>For heartbeats: not queued behind a loss, which its position would hide.</summary>
    public void Offer(Notice notice)
    {
        if (!HasMissed) _queue.Writer.TryWrite(notice);
    }

    public bool Push(Notice notice)
    {
        if (_queue.Writer.TryWrite(notice)) return true;
        Miss();
        return false;
    }

    public void Miss()
    {
        Volatile.Write(ref _hasMissed, 1);
        // With an empty queue the reader sleeps; with a full one it is awake already.
        _queue.Writer.TryWrite(Notice.Wake);
    }

    private bool TakeMissed() => Interlocked.Exchange(ref _hasMissed, 0) != 0;

    /// <summary>
    /// Hands on what comes, in order, until cancelled. What is not newer than <paramref name="seen"/> was told before; after
    /// a loss comes a reset, and what is older than that needs no telling.
    /// </summary>
    public async Task Run(
        long seen, Func<long> now, Func<Notice, ValueTask> write, Func<ValueTask> flush, CancellationToken cancellation)
    {
        while (await _queue.Reader.WaitToReadAsync(cancellation))
        {
            while (_queue.Reader.TryRead(out var notice))
            {
                if (TakeMissed())
                {
                    seen = now();
                    RealtimeMetrics.Resets.Add(1);
                    await write(Notice.Reset(seen));
                }
                if (notice.Position < seen || (notice.Position == seen && !notice.IsHeartbeat)) continue;
                seen = notice.Position;
                await write(notice);
            }
            await flush();
        }
    }
}
