using System.Reflection;

namespace Holdfast.Kernel;

/// <summary>A fact that other modules may know. Implementations are records in Contracts, changed by addition only.</summary>
public interface IIntegrationEvent
{
    /// <summary>The aggregate the fact is about: facts of one key are delivered in their order.</summary>
    Guid Key { get; }
}

/// <summary>Names an event: <c>booking.created</c>, its topic on a bus that has topics, and the version of its shape.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventAttribute(string type, string topic, int version = 1) : Attribute
{
    public string Type { get; } = type;

    public string Topic { get; } = topic;

    public int Version { get; } = version;

    /// <summary>
    /// Types whose earlier events of the same key carry personal data: they are deleted from the log and the inboxes when
    /// this event is handled.
    /// </summary>
    public string[] Forgets { get; init; } = [];
}

/// <summary>The name of the event that <typeparamref name="T"/> is.</summary>
public static class EventName<T> where T : IIntegrationEvent
{
    public static readonly EventAttribute Value = typeof(T).GetCustomAttribute<EventAttribute>()
        ?? throw new InvalidOperationException($"{typeof(T).Name} has no [Event].");
}

/// <summary>What travels: the fact and what is known about its telling.</summary>
/// <param name="AggregateVersion">Version of the aggregate after the change; a copy takes only what is newer.</param>
/// <param name="OccurredAt">UTC.</param>
/// <param name="Data">The event as JSON.</param>
public sealed record Envelope(
    Guid Id, string Type, short Version, Guid TenantId, Guid Key, int AggregateVersion, DateTimeOffset OccurredAt,
    string CorrelationId, string? Traceparent, string Data);

/// <summary>An event as its handler gets it.</summary>
public sealed record Delivery<T>(Envelope Envelope, T Data)
{
    public int AggregateVersion => Envelope.AggregateVersion;
}
