using Dapper;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>Several outbox rows as one statement of a batch.</summary>
internal static class BookingEvents
{
    /// <summary>
    /// Followed by a condition and <c>order by n</c>. Where there are several units, what is told of the slot is put right
    /// by all of them: see <see cref="TellSlot"/>.
    /// </summary>
    public static string InsertSql(int units) => units > 1 ? OfSeveralUnits : OfOneUnit;

    private const string OfOneUnit = Before + "e.data::jsonb" + After;

    private const string OfSeveralUnits = TellSlot.LockSql + Before
        + "e.data::jsonb || case when e.type = 'slot.changed' then " + TellSlot.ChangesSql + " else '{}' end" + After;

    private const string Before = """

        insert into bookings.outbox (id, tenant_id, type, version, key, aggregate_version, occurred_at, correlation_id,
            traceparent, data)
        select e.id, @TenantId, e.type, e.version, e.key, e.aggregate_version, @Now, @EventCorrelationId, @EventTraceparent,

        """;

    private const string After = """

        from unnest(@EventIds, @EventTypes, @EventVersions, @EventKeys, @EventAggregateVersions, @EventData)
            with ordinality as e (id, type, version, key, aggregate_version, data, n)

        """;

    public static object Columns(IReadOnlyList<OutboxRow> events) => new
    {
        EventIds = events.Select(e => e.Id).ToArray(),
        EventTypes = events.Select(e => e.Type).ToArray(),
        EventVersions = events.Select(e => e.Version).ToArray(),
        EventKeys = events.Select(e => e.Key).ToArray(),
        EventAggregateVersions = events.Select(e => e.AggregateVersion).ToArray(),
        EventData = events.Select(e => e.Data).ToArray(),
        EventCorrelationId = events[0].CorrelationId,
        EventTraceparent = events[0].Traceparent,
    };
}
