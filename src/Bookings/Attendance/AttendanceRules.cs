using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>When the people at the venue may say how a booking went. All times UTC; <c>now</c> is given.</summary>
public static class AttendanceRules
{
    /// <summary>Customers come early: they may be checked in this long before their time.</summary>
    public static readonly TimeSpan EarliestCheckIn = TimeSpan.FromHours(1);

    /// <summary>A booking of which nobody said anything counts as completed this long after its end.</summary>
    public static readonly TimeSpan CompletedAfter = TimeSpan.FromHours(12);

    internal static readonly Problem NotDue =
        new("booking-not-due", 409, "It is too early for this: look at when the booking starts.");

    public static bool MayStart(DateTimeOffset startsAt, DateTimeOffset now) => now >= startsAt - EarliestCheckIn;

    /// <summary>Nobody can have missed what has not begun.</summary>
    public static bool MayBeNoShow(DateTimeOffset startsAt, DateTimeOffset now) => now >= startsAt;

    public static bool CompletesByItself(DateTimeOffset endsAt, DateTimeOffset now) => now >= endsAt + CompletedAfter;
}
