namespace Holdfast.Kernel;

/// <summary>
/// Events wait here, written in the transaction of the change they tell of. Slices with a batch of their own use
/// <see cref="Row"/> for the parameters and name the columns of <see cref="InsertSql"/>.
/// </summary>
public static class Outbox
{
    public const string Columns =
        "id, tenant_id, type, version, key, aggregate_version, occurred_at, correlation_id, traceparent, data";

    /// <summary>The values that match <see cref="Columns"/>, named as the members of <see cref="OutboxRow"/>.</summary>
    public const string Values =
        "@Id, @TenantId, @Type, @Version, @Key, @AggregateVersion, @OccurredAt, @CorrelationId, @Traceparent, @Data::jsonb";

    public static string InsertSql(string schema) => $"insert into {schema}.outbox ({Columns}) values ({Values})";

    public static OutboxRow Row<T>(T data, Guid tenantId, int aggregateVersion, DateTimeOffset now) where T : IIntegrationEvent
    {
        var name = EventName<T>.Value;
        return new OutboxRow(
            Guid.CreateVersion7(now), tenantId, name.Type, (short)name.Version, data.Key, aggregateVersion, now,
            Correlation.Current, Correlation.TraceParent, Json.Write(data));
    }
}

public sealed record OutboxRow(
    Guid Id, Guid TenantId, string Type, short Version, Guid Key, int AggregateVersion, DateTimeOffset OccurredAt,
    string CorrelationId, string? Traceparent, string Data);
