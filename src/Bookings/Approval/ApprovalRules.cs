using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>When a booking waits for the provider's yes, and for how long. Pure.</summary>
public static class ApprovalRules
{
    /// <summary>
    /// A request that nobody decided on ends after this time, from when it was complete: the money held, where there is any.
    /// </summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromMinutes(30);

    internal static readonly Problem NotPaid = new(
        "payment-not-authorized", 409, "The customer's card has not been authorised yet. Confirm once it has.");

    /// <summary>All that the customer has to do is done: it is the provider's turn.</summary>
    internal static bool IsAsked(BookingRow booking) =>
        booking is { Status: BookingStates.Pending, RequiresApproval: true }
            && (booking.PaymentStatus == "authorized" || IsFreeOfCards(booking.PaymentPolicy, booking.Total));

    /// <summary>Nothing is paid online.</summary>
    public static bool IsFreeOfCards(string paymentPolicy, long total) => paymentPolicy == "at_venue" || total == 0;

    /// <summary>Why the provider may not say yes now; null when they may.</summary>
    internal static Problem? WhyNotConfirm(BookingRow booking) => WhyNotDecline(booking)
        ?? (IsAsked(booking) ? null : NotPaid);

    internal static Problem? WhyNotDecline(BookingRow booking) =>
        booking is { Status: BookingStates.Pending, RequiresApproval: true } ? null : CancelBooking.StateConflict;

    /// <summary><see cref="IsAsked"/> as a condition on <c>b</c>.</summary>
    internal const string IsAskedSql = """
        b.status = 'pending' and b.requires_approval
            and (b.payment_status = 'authorized' or b.payment_policy = 'at_venue' or b.total = 0)
        """;
}
