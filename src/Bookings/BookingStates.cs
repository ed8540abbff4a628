using System.ComponentModel.DataAnnotations;

namespace Holdfast.Bookings;

/// <summary>
/// The one table of what may become what. Every writer names the states it may leave, in the update itself, so of two
/// actors at once one wins and the other is told.
/// </summary>
public static class BookingStates
{
    public const string Pending = "pending";
    public const string PaymentFailed = "payment_failed";
    public const string Confirmed = "confirmed";
    public const string InProgress = "in_progress";
    public const string Completed = "completed";
    public const string Cancelled = "cancelled";
    public const string NoShow = "no_show";
    public const string Refunded = "refunded";

    private static readonly Dictionary<string, string[]> Next = new()
    {
        [Pending] = [Confirmed, PaymentFailed, Cancelled],
        [PaymentFailed] = [Pending, Cancelled],
        [Confirmed] = [InProgress, Cancelled, NoShow],
        [InProgress] = [Completed, Cancelled],
        [Completed] = [Refunded],
        [Cancelled] = [Refunded],
        [NoShow] = [Refunded],
        [Refunded] = [],
    };

    public static IReadOnlyCollection<string> All => Next.Keys;

    /// <summary>The states that hold the slot.</summary>
    public static readonly string[] Claiming = [Pending, Confirmed, InProgress];

    public static bool MayBecome(string from, string to) => Next.TryGetValue(from, out var next) && next.Contains(to);

    /// <summary>The states from which <paramref name="to"/> can be reached: for <c>where status = any(@From)</c>.</summary>
    public static string[] Before(string to) => [.. Next.Where(n => n.Value.Contains(to)).Select(n => n.Key)];
}

/// <summary>Tells the interface's description which values a status on the wire has.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BookingStatusAttribute() : AllowedValuesAttribute([.. BookingStates.All]);
