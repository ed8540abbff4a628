namespace Holdfast.Payments;

/// <summary>
/// Where a payment may go from where it is. The one table of it: every update names the states it may leave, so of two
/// that learn the same thing at once one moves the payment and the other finds it moved.
/// </summary>
public static class PaymentStates
{
    public const string Pending = "pending";
    public const string Authorized = "authorized";
    public const string Captured = "captured";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";
    public const string Expired = "expired";
    public const string PartiallyRefunded = "partially_refunded";
    public const string Refunded = "refunded";
    public const string Disputed = "disputed";
    public const string Lost = "lost";

    public static readonly IReadOnlyList<string> All =
        [Pending, Authorized, Captured, Failed, Cancelled, Expired, PartiallyRefunded, Refunded, Disputed, Lost];

    private static readonly Dictionary<string, string[]> Next = new(StringComparer.Ordinal)
    {
        [Pending] = [Authorized, Captured, Failed, Cancelled],
        // A customer may pay with another card before anybody asked for it, and an open intent is voided in the end.
        [Failed] = [Pending, Cancelled],
        [Authorized] = [Captured, Cancelled, Expired],
        [Captured] = [PartiallyRefunded, Refunded, Disputed],
        // Back only when the bank returned the money of a refund.
        [PartiallyRefunded] = [Captured, Refunded, Disputed],
        [Refunded] = [Captured, PartiallyRefunded],
        [Disputed] = [Captured, Lost],
        [Cancelled] = [],
        [Expired] = [],
        [Lost] = [],
    };

    public static bool May(string from, string to) => Next[from].Contains(to, StringComparer.Ordinal);

    /// <summary>The states from which a payment may become <paramref name="to"/>.</summary>
    public static string[] Before(string to) => [.. All.Where(from => May(from, to))];

    /// <summary>Money was taken, whatever became of it since.</summary>
    public static bool HasMoney(string state) =>
        state is Captured or PartiallyRefunded or Refunded or Disputed or Lost;

    public static bool IsOpen(string state) => state is Pending or Failed or Authorized;

    public static bool IsRefundable(string state) => state is Captured or PartiallyRefunded;
}
