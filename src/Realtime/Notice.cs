using System.Text;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Holdfast.Realtime;

/// <summary>A period of a resource as it is now.</summary>
/// <param name="State">free, held, booked.</param>
/// <param name="Until">Until when a hold lasts: the page frees the slot by itself then.</param>
/// <param name="Version">Place of the change in the log: of two changes of a slot the greater one counts.</param>
public sealed record SlotNotice(
    Guid ResourceId, DateTimeOffset Start, DateTimeOffset End, string State, DateTimeOffset? Until, long Version);

/// <summary>The booking's new state.</summary>
public sealed record BookingNotice(Guid BookingId, string Status, int Version);

/// <summary>From here on nothing is missed.</summary>
/// <param name="Id">What is watched.</param>
public sealed record ReadyNotice(Guid Id, long Position);

/// <summary>Something was missed: fetch anew what is on screen.</summary>
public sealed record ResetNotice(long Position);

/// <summary>
/// One message for any number of viewers. Its bytes are made once for each transport and shared by all of them.
/// </summary>
internal sealed class Notice
{
    private static readonly string SlotType = EventName<SlotChanged>.Value.Type;
    private readonly Lazy<byte[]> _sse;
    private readonly Lazy<SerializedHubMessage> _hub;

    private Notice(string name, object? data, long position, params Topic[] topics)
    {
        (Position, Topics) = (position, topics);
        _sse = new(() => Encoding.UTF8.GetBytes(data is null
            ? $":\nid: {position}\n\n"
            : $"id: {position}\nevent: {name}\ndata: {Json.Write(data)}\n\n"));
        _hub = new(() => new SerializedHubMessage(new InvocationMessage(name, [data, position])));
    }

    public long Position { get; }

    public Topic[] Topics { get; }

    /// <summary>As server-sent event.</summary>
    public byte[] Sse => _sse.Value;

    /// <summary>As call of the hub's client: the data and, as second argument, the position.</summary>
    public SerializedHubMessage Hub => _hub.Value;

    /// <summary>A sign of life: a comment that also moves the browser's Last-Event-ID, so that catching up stays short.</summary>
    public bool IsHeartbeat { get; private init; }

    /// <summary>Wakes a reader and is never told: it is older than everything.</summary>
    public static readonly Notice Wake = new("", null, long.MinValue);

    public static Notice Heartbeat(long position) => new("", null, position) { IsHeartbeat = true };

    public static Notice Ready(Guid id, long position) => new("ready", new ReadyNotice(id, position), position);

    public static Notice Reset(long position) => new("reset", new ResetNotice(position), position);

    /// <summary>Null for events that nobody watches.</summary>
    public static Notice? Of(LogEntry entry)
    {
        var envelope = entry.Envelope;
        if (envelope.Type == SlotType) return OfSlot(entry, Json.Read<SlotChanged>(envelope.Data));
        return BookingStatus.After(envelope) is { } status
            ? new Notice("booking", new BookingNotice(envelope.Key, status, envelope.AggregateVersion), entry.Position,
                new Topic(envelope.TenantId, envelope.Key))
            : null;
    }

    private static Notice OfSlot(LogEntry entry, SlotChanged slot) => new(
        "slot",
        new SlotNotice(slot.ResourceId, slot.StartsAt, slot.EndsAt, slot.State, slot.Until, entry.Position),
        entry.Position,
        new Topic(entry.Envelope.TenantId, slot.ProviderId), new Topic(entry.Envelope.TenantId, slot.ResourceId));
}
