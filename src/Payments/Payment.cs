using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>What the booking wants of its money.</summary>
public static class Wishes
{
    public const string Open = "open";
    public const string Stand = "stand";
    public const string Ended = "ended";
}

/// <summary>A row of <c>payments.payments</c>.</summary>
public sealed class Payment
{
    public required Guid Id { get; init; }
    public required Guid TenantId { get; init; }
    public required Guid BookingId { get; init; }
    public required Guid ProviderId { get; init; }
    public Guid? UserId { get; init; }
    public int TokenEpoch { get; init; }
    public required string Policy { get; init; }
    public long Amount { get; init; }
    public required string Currency { get; init; }
    public long Fee { get; init; }

    /// <summary>What the booking costs since it was changed; null while that is the amount.</summary>
    public long? Due { get; init; }
    public int DueVersion { get; init; }
    public required string Status { get; init; }
    public int Version { get; init; }
    public required string Wish { get; init; }
    public int? RefundPercent { get; init; }
    public int BookingVersion { get; init; }
    public int Attempt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public string? IntentId { get; init; }
    public byte[]? ClientSecret { get; init; }
    public string? CardLabel { get; init; }
    public DateTimeOffset? CaptureBefore { get; init; }
    public long Captured { get; init; }
    public DateTimeOffset? CapturedAt { get; init; }
    public long Refunded { get; init; }
    public long RefundedFee { get; init; }
    public string? FailureMarker { get; init; }
    public int Polls { get; init; }
    public required string CorrelationId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    public Money Total => new(Amount, Currency);

    private long Price => Due ?? Amount;

    /// <summary>
    /// To be taken of what is authorised: all of it while the booking stands; once it ended, what its policy keeps.
    /// </summary>
    public long ToCapture => Wish switch
    {
        Wishes.Stand => Price,
        Wishes.Ended => Price - Shares.OfEndedBooking(new(Price, Price, RefundPercent ?? 100), Price),
        _ => 0,
    };

    /// <summary>What of the captured money is more than the booking costs and was not given back for that reason yet.</summary>
    internal long OverPrice(IReadOnlyList<Refund> refunds) =>
        Captured - Price - refunds.Where(r => r.Cause == Refund.OfChange).Sum(r => r.Amount);

    /// <summary>What an ended booking gives back of what was captured for its price, and all above that.</summary>
    internal long OfEnding(int percent, IReadOnlyList<Refund> refunds)
    {
        var changedBack = refunds.Where(r => r is { Cause: Refund.OfChange, Status: not Refund.Failed }).Sum(r => r.Amount);
        return Shares.OfEndedBooking(new(Price, Captured - changedBack, percent), Left(refunds));
    }

    /// <summary>What was captured and neither went back nor is on its way.</summary>
    internal long Left(IReadOnlyList<Refund> refunds) => Captured - Refunded
        - refunds.Where(r => r.Status is Refund.Waiting or Refund.Pending).Sum(r => r.Amount);

    public long FeeOfCaptured => Shares.FeeOfCapture(Fee, Amount, Captured);

    /// <summary>
    /// Reads the row and keeps it from everybody else until the transaction ends: all changes queue here.
    /// </summary>
    internal static Task<Payment?> Lock(TenantTransaction transaction, Guid id) => transaction.QueryFirst<Payment>(
        "select * from payments.payments where id = @id for update", new { id });

    /// <summary>The booking's newest payment; older ones were voided.</summary>
    internal static Task<Payment?> LockOfBooking(TenantTransaction transaction, Guid bookingId) =>
        transaction.QueryFirst<Payment>("""
            select * from payments.payments where tenant_id = @TenantId and booking_id = @bookingId
            order by id desc limit 1 for update
            """, new { transaction.TenantId, bookingId });
}

/// <summary>A row of <c>payments.refunds</c>.</summary>
public sealed class Refund
{
    public const string Waiting = "waiting";
    public const string Pending = "pending";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";

    /// <summary>Causes: the booking ended; it became cheaper by a change.</summary>
    public const string OfEnding = "booking";
    public const string OfChange = "change";

    public required Guid Id { get; init; }
    public required Guid PaymentId { get; init; }
    public long Amount { get; init; }
    public required string Currency { get; init; }
    public required string Cause { get; init; }
    public string? Reason { get; init; }
    public required string Status { get; init; }
    public string? StripeId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    internal static Task<IReadOnlyList<Refund>> OfPayment(TenantTransaction transaction, Guid paymentId) =>
        transaction.Query<Refund>(
            "select * from payments.refunds where payment_id = @paymentId order by id limit 200", new { paymentId });
}
