using Holdfast.Kernel;

namespace Holdfast.Realtime;

/// <summary>From the log of events to the open pages of this process.</summary>
internal sealed class Feed : ILogListener
{
    public const int ViewersMax = 20_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<Topic, HashSet<Viewer>> _audiences = [];
    private int _count;
    private long _heard = -1;

    /// <summary>
    /// The newest event that was or is being told. Whoever was added before reading this gets all that comes behind it.
    /// </summary>
    public long Heard => Volatile.Read(ref _heard);

    /// <summary>False when the process has as many viewers as it takes.</summary>
    public bool Add(Viewer viewer, Topic topic)
    {
        lock (_gate)
        {
            if (_count >= ViewersMax) return false;
            if (!_audiences.TryGetValue(topic, out var audience)) _audiences[topic] = audience = [];
            if (!audience.Add(viewer)) return true;
            _count++;
        }
        RealtimeMetrics.Viewers.Add(1);
        return true;
    }

    public void Remove(Viewer viewer, Topic topic)
    {
        lock (_gate)
        {
            if (!_audiences.TryGetValue(topic, out var audience) || !audience.Remove(viewer)) return;
            if (audience.Count == 0) _audiences.Remove(topic);
            _count--;
        }
        RealtimeMetrics.Viewers.Add(-1);
    }

    public int Count(Topic topic)
    {
        lock (_gate) return _audiences.TryGetValue(topic, out var audience) ? audience.Count : 0;
    }

    public void Hear(LogEntry entry)
    {
        var told = 0;
        lock (_gate)
        {
            Volatile.Write(ref _heard, entry.Position);
            if (_count == 0 || Notice.Of(entry) is not { } notice) return;
            foreach (var topic in notice.Topics)
                if (_audiences.TryGetValue(topic, out var audience))
                    foreach (var viewer in audience)
                        if (viewer.Push(notice)) told++;
        }
        if (told > 0) RealtimeMetrics.Notices.Add(told);
    }

    public void Reset()
    {
        lock (_gate)
            foreach (var viewer in _audiences.Values.SelectMany(a => a)) viewer.Miss();
    }

    /// <summary>A sign of life to all.</summary>
    public void Beat(long position)
    {
        var notice = Notice.Heartbeat(position);
        lock (_gate)
            foreach (var viewer in _audiences.Values.SelectMany(a => a)) viewer.Offer(notice);
    }
}
