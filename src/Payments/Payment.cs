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

    /// <summary>
    /// To be taken of what is authorised: all of it while the booking stands; once it ended, what its policy keeps.
    /// </summary>
    public long ToCapture => Wish switch
    {
        Wishes.Stand => Amount,
        Wishes.Ended => Amount - Shares.OfEndedBooking(new(Amount, Amount, RefundPercent ?? 100), Amount),
        _ => 0,
    };

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
