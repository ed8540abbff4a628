using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>Whether a booking may still be changed, and what it costs then. All times UTC; <c>now</c> is given.</summary>
public static class ChangeRules
{
    internal static readonly Problem TooLate = new(
        "change-too-late", 409,
        "So shortly before, cancelling does not give everything back any more, and the booking cannot be changed.");
    internal static readonly Problem NeedsApproval = new(
        "change-needs-approval", 409, "The provider has said yes to this time. Ask them to propose another one.");
    internal static readonly Problem NotExchangeable = new(
        "change-not-exchangeable", 422,
        "A booking moves only to places and services of the same provider that are paid and approved in the same way.");
    internal static readonly Problem Dearer = new(
        "price-increase-unsupported", 409,
        "This would cost more than what was paid. Choose a time at the same price or less, or cancel and book anew.");
    internal static readonly Problem PriceOpen = new(
        "price-change-unsupported", 409,
        "The payment of this booking is not settled, so its price cannot change now. Choose a time at the same price.");

    /// <summary>What holds a claim and has not begun.</summary>
    public static bool IsOpen(string status, DateTimeOffset startsAt, DateTimeOffset now) =>
        status is BookingStates.Pending or BookingStates.Confirmed && startsAt > now;

    /// <summary>
    /// A customer changes a booking for as long as cancelling it gives back all that it ever would. Later it could be moved far
    /// ahead and cancelled there for more than its due.
    /// </summary>
    /// <param name="percentBack">Of a cancellation now.</param>
    /// <param name="percentBest">Of one in good time, by the same policy.</param>
    public static bool IsInTime(int percentBack, int percentBest) => percentBack > 0 && percentBack >= percentBest;

    /// <param name="Old">What the customer pays now.</param>
    /// <param name="Offered">What the new time costs.</param>
    /// <param name="PercentBack">Of a cancellation in its stead.</param>
    /// <param name="CustomerAsked">False where the provider wants the change: that never costs the customer more.</param>
    /// <param name="Prepaid">Paid online; what is paid at the venue is not kept by anybody yet.</param>
    public sealed record Terms(long Old, long Offered, int PercentBack, bool CustomerAsked, bool Prepaid);

    /// <summary>
    /// What the changed booking costs. Of a time that a customer gives up the policy keeps the same part as in a cancellation,
    /// so nobody makes a booking small to cancel it for more.
    /// </summary>
    public static long Total(Terms terms)
    {
        var less = terms.Old - terms.Offered;
        if (!terms.CustomerAsked) return Math.Min(terms.Old, terms.Offered);
        if (less <= 0 || !terms.Prepaid) return terms.Offered;
        return terms.Old - Money.RoundHalfUp(less * terms.PercentBack / 100m);
    }

    /// <summary>The parts of a period that another one leaves: none, one or two.</summary>
    public static IReadOnlyList<Claim> Without(Claim period, Claim other)
    {
        if (other.End <= period.Start || other.Start >= period.End) return [period];
        var parts = new List<Claim>(2);
        if (other.Start > period.Start) parts.Add(period with { End = other.Start });
        if (other.End < period.End) parts.Add(period with { Start = other.End });
        return parts;
    }

    /// <summary>Why this booking may not be changed now, whatever is wanted of it.</summary>
    internal static Problem? Refusal(BookingRow booking, bool customerAsked, DateTimeOffset now)
    {
        if (!IsOpen(booking.Status, booking.StartsAt, now)) return CancelBooking.StateConflict;
        if (!customerAsked) return null;
        if (booking is { RequiresApproval: true, Status: BookingStates.Confirmed }) return NeedsApproval;
        var best = booking.CancellationTiers().Select(tier => tier.Percent).DefaultIfEmpty(0).Max();
        return IsInTime(CancelBooking.PercentBack(booking, byCustomer: true, now), best) ? null : TooLate;
    }

    /// <summary>Why the price may not become this one; null where it may. Payments know how to give back, not how to ask for more.</summary>
    internal static Problem? Refusal(BookingRow booking, long total)
    {
        if (total == booking.Total || booking.PaymentPolicy == "at_venue") return null;
        if (total > booking.Total) return Dearer;
        return booking.PaymentPolicy != "deposit"
            && booking.PaymentStatus is "authorized" or "captured" or "partially_refunded" ? null : PriceOpen;
    }
}
