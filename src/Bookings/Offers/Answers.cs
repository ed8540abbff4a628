using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Availability as it was read a moment ago, by place and question. Only ever shown: who gets a time, and what is offered
/// instead, the database is asked. An answer goes when this process has changed a claim or a rule of the place, when the log
/// tells that another one did, and in any case after five seconds.
/// </summary>
public sealed class Answers : ILogListener
{
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);
    private const int PlacesMax = 5_000;
    private static readonly Counter<long> Asked = Telemetry.Meter.CreateCounter<long>(
        "holdfast.bookings.availability", description: "Answers about availability, by source: memory or database");
    private static readonly string SlotEvent = EventName<SlotChanged>.Value.Type;
    private static readonly string[] RuleEvents =
    [
        EventName<ResourceChanged>.Value.Type, EventName<ServiceChanged>.Value.Type, EventName<ProviderChanged>.Value.Type,
    ];

    private readonly ConcurrentDictionary<(Guid Tenant, Guid Place), Shelf> _shelves = new();

    /// <summary>
    /// Taken before the database is asked: what is put on a shelf that was dropped meanwhile is found by nobody.
    /// </summary>
    public Shelf Of(Guid tenantId, Guid placeId)
    {
        if (_shelves.TryGetValue((tenantId, placeId), out var shelf)) return shelf;
        if (_shelves.Count >= PlacesMax) _shelves.Clear();
        return _shelves.GetOrAdd((tenantId, placeId), _ => new Shelf());
    }

    public void Drop(Guid tenantId, Guid placeId) => _shelves.TryRemove((tenantId, placeId), out _);

    /// <summary>A rule changed that may be of many places.</summary>
    public void Drop(Guid tenantId)
    {
        foreach (var place in _shelves.Keys.Where(place => place.Tenant == tenantId)) _shelves.TryRemove(place, out _);
    }

    /// <summary>Once this is committed: one place, or every place of the tenant.</summary>
    internal static void DropAfter(TenantTransaction transaction, Guid? placeId = null)
    {
        var (answers, tenantId) = (transaction.Services.GetRequiredService<Answers>(), transaction.TenantId);
        transaction.AfterCommit(() =>
        {
            if (placeId is { } place) answers.Drop(tenantId, place);
            else answers.Drop(tenantId);
        });
    }

    public void Hear(LogEntry entry)
    {
        if (entry.Envelope.Type == SlotEvent) Drop(entry.Envelope.TenantId, entry.Envelope.Key);
        else if (RuleEvents.Contains(entry.Envelope.Type)) Drop(entry.Envelope.TenantId);
    }

    public void Reset() => _shelves.Clear();

    /// <summary>The answers about one place.</summary>
    public sealed class Shelf
    {
        private const int QuestionsMax = 32;
        private readonly ConcurrentDictionary<Availability.Question, (Availability.Answered Answer, DateTimeOffset At)> _known = new();

        public Availability.Answered? Find(Availability.Question question, DateTimeOffset now)
        {
            var found = _known.TryGetValue(question, out var known) && now >= known.At && now - known.At < FreshFor;
            Asked.Add(1, new KeyValuePair<string, object?>("source", found ? "memory" : "database"));
            return found ? known.Answer : null;
        }

        public void Put(Availability.Question question, Availability.Answered answer, DateTimeOffset at)
        {
            if (_known.Count >= QuestionsMax) _known.Clear();
            _known[question] = (answer, at);
        }
    }
}
