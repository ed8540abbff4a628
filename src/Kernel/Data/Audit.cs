namespace Holdfast.Kernel;

/// <summary>The audit trail of a module: insert-only (by grant and by trigger), ids and no names.</summary>
public static class AuditSql
{
    /// <summary>For slices that write their audit row in their own batch; parameters as in <see cref="Row"/>.</summary>
    public static string Insert(string schema) => $"""
        insert into {schema}.audit (id, tenant_id, at, act, subject_id, actor, correlation_id, details)
        values (@AuditId, @TenantId, @Now, @Act, @SubjectId, @Actor, @CorrelationId, @Details::jsonb)
        """;

    internal static object Row(TenantTransaction transaction, string act, Guid subjectId, string actor, object? details) => new
    {
        AuditId = Guid.CreateVersion7(transaction.Now),
        transaction.TenantId,
        transaction.Now,
        Act = act,
        SubjectId = subjectId,
        Actor = actor,
        CorrelationId = Correlation.Current,
        Details = details is null ? null : Json.Write(details),
    };
}
