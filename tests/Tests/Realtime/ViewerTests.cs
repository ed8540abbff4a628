using System.Globalization;
using System.Text;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Holdfast.Realtime;

namespace Holdfast.Tests.Realtime;

/// <summary>One page that does not keep up, and the place of a viewer in the log.</summary>
public sealed class ViewerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly Guid _tenant = Guid.NewGuid();
    private readonly SlotChanged _change = new(Guid.NewGuid(), Guid.NewGuid(), Noon, Noon.AddHours(1), "held", Noon);

    [Fact]
    public async Task Who_does_not_keep_up_is_told_to_fetch_anew_once()
    {
        var viewer = new Viewer();
        for (var position = 1L; position <= 1_000; position++) viewer.Push(Slot(position));

        var told = await Drain(viewer, now: 1_000, seen: 0, more: [Slot(1_001)]);

        Assert.Equal(["reset 1000", "slot 1001"], told);
    }

    [Fact]
    public async Task What_was_told_before_is_not_told_again()
    {
        var viewer = new Viewer();
        foreach (var position in new[] { 7L, 8, 8, 9 }) viewer.Push(Slot(position));

        Assert.Equal(["slot 9", "slot 10"], await Drain(viewer, now: 9, seen: 8, more: [Slot(10)]));
    }

    [Fact]
    public async Task A_lost_log_wakes_a_sleeping_page()
    {
        var feed = new Feed();
        var viewer = new Viewer();
        feed.Add(viewer, new Topic(_tenant, _change.ProviderId));
        feed.Reset();

        Assert.Equal(["reset 5", "slot 6"], await Drain(viewer, now: 5, seen: 0, more: [Slot(6)]));
    }

    [Fact]
    public async Task A_change_goes_to_the_viewers_of_its_own_tenant()
    {
        var feed = new Feed();
        var mine = new Viewer();
        var theirs = new Viewer();
        feed.Add(mine, new Topic(_tenant, _change.ResourceId));
        feed.Add(theirs, new Topic(Guid.NewGuid(), _change.ResourceId));
        feed.Hear(Entry(4));

        Assert.Equal(["slot 4", "slot 5"], await Drain(mine, 4, 0, [Slot(5)]));
        Assert.Equal(["slot 5"], await Drain(theirs, 4, 0, [Slot(5)]));
        Assert.Equal(4, feed.Heard);
    }

    [Fact]
    public void A_notice_is_one_event_on_the_wire()
    {
        var text = Encoding.UTF8.GetString(Slot(3).Sse);

        Assert.Equal(
            $"id: 3\nevent: slot\ndata: {{\"resourceId\":\"{_change.ResourceId}\",\"start\":\"2026-12-01T12:00:00Z\","
            + "\"end\":\"2026-12-01T13:00:00Z\",\"state\":\"held\",\"until\":\"2026-12-01T12:00:00Z\",\"version\":3}\n\n", text);
    }

    // Reads until the last of what is pushed meanwhile has come.
    private static async Task<IReadOnlyList<string>> Drain(Viewer viewer, long now, long seen, IReadOnlyList<Notice> more)
    {
        var told = new List<string>();
        var pending = new Queue<Notice>(more);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var run = viewer.Run(seen, () => now, Write, () => default, stop.Token);
        while (pending.TryDequeue(out var notice))
            while (!viewer.Push(notice)) await Task.Yield();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        return told;

        ValueTask Write(Notice notice)
        {
            var lines = Encoding.UTF8.GetString(notice.Sse).Split('\n');
            told.Add($"{lines[1]["event: ".Length..]} {notice.Position.ToString(CultureInfo.InvariantCulture)}");
            if (notice.Position == more[^1].Position) stop.Cancel();
            return default;
        }
    }

    private Notice Slot(long position) => Notice.Of(Entry(position))!;

    private LogEntry Entry(long position) => new(position, new Envelope(
        Guid.NewGuid(), EventName<SlotChanged>.Value.Type, 1, _tenant, _change.ResourceId, 0, Noon, "test", null,
        Json.Write(_change)));
}
