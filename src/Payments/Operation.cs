using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>
/// A row of <c>payments.operations</c>: a call to the provider that was written down before it is made.
/// </summary>
public sealed class Operation
{
    /// <summary>
    /// Longer than most calls take, short after a crash. Two runners of one operation do no harm: they send the
    /// same key, so the provider does it once.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    public required Guid Id { get; init; }
    public required Guid PaymentId { get; init; }
    public required string Kind { get; init; }
    public Guid? RefundId { get; init; }

    /// <summary>Of a capture: how much; null in those of earlier versions, which took all.</summary>
    public long? Amount { get; init; }
    public int Attempt { get; init; }
    public required string State { get; init; }
    public int Sends { get; init; }

    /// <summary>The provider's idempotency key: the business act, nothing of time or process.</summary>
    public string Key => $"{Kind}:{PaymentId}:{Attempt}";

    internal static Task<Operation?> Lock(TenantTransaction transaction, Guid id) => transaction.QueryFirst<Operation>(
        "select * from payments.operations where id = @id for update", new { id });

    /// <summary>Null unless the payment has one under way.</summary>
    internal static Task<Operation?> OpenOf(TenantTransaction transaction, Guid paymentId) =>
        transaction.QueryFirst<Operation>("""
            select * from payments.operations where payment_id = @paymentId and state in ('todo', 'running') for update
            """, new { paymentId });

    /// <summary>Counts the sending before it happens: from here on the operation has an outcome to wait for.</summary>
    internal static Task<Operation?> Sending(TenantTransaction transaction, Guid id) => transaction.QueryFirst<Operation>("""
        update payments.operations set state = 'running', sends = sends + 1, due_at = @DueAt
        where id = @id and state in ('todo', 'running') returning *
        """, new { id, DueAt = transaction.Now + Lease });
}
