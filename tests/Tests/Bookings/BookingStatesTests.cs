using Holdfast.Bookings;

namespace Holdfast.Tests.Bookings;

public sealed class BookingStatesTests
{
    private static readonly HashSet<(string, string)> Allowed =
    [
        ("pending", "confirmed"), ("pending", "payment_failed"), ("pending", "cancelled"),
        ("payment_failed", "pending"), ("payment_failed", "cancelled"),
        ("confirmed", "in_progress"), ("confirmed", "cancelled"), ("confirmed", "no_show"),
        ("in_progress", "completed"), ("in_progress", "cancelled"),
        ("completed", "refunded"), ("cancelled", "refunded"), ("no_show", "refunded"),
    ];

    [Fact]
    public void Only_what_the_table_says_may_become_what()
    {
        foreach (var from in BookingStates.All)
            foreach (var to in BookingStates.All)
            {
                Assert.Equal(Allowed.Contains((from, to)), BookingStates.MayBecome(from, to));
                Assert.Equal(Allowed.Contains((from, to)), BookingStates.Before(to).Contains(from));
            }
    }

    [Fact]
    public void Refunded_ends() => Assert.DoesNotContain(BookingStates.All, to => BookingStates.MayBecome("refunded", to));
}
