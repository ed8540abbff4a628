using Dapper;

namespace Holdfast.Kernel;

/// <summary>Many envelopes as one array a column, for <c>unnest</c>: one statement whatever their number.</summary>
internal static class EnvelopeColumns
{
    public static DynamicParameters Of(IReadOnlyList<Envelope> events, DateTimeOffset now) => new(new
    {
        Now = now,
        Ids = events.Select(e => e.Id).ToArray(),
        Tenants = events.Select(e => e.TenantId).ToArray(),
        Types = events.Select(e => e.Type).ToArray(),
        Versions = events.Select(e => e.Version).ToArray(),
        Keys = events.Select(e => e.Key).ToArray(),
        AggregateVersions = events.Select(e => e.AggregateVersion).ToArray(),
        OccurredAts = events.Select(e => e.OccurredAt.UtcDateTime).ToArray(),
        CorrelationIds = events.Select(e => e.CorrelationId).ToArray(),
        Traceparents = events.Select(e => e.Traceparent).ToArray(),
        Data = events.Select(e => e.Data).ToArray(),
    });
}
