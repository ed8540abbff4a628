using Holdfast.Bookings;

namespace Holdfast.Tests.Bookings;

public sealed class ChangeRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2_000, 2_000, 100, true, true, 2_000)]
    [InlineData(2_000, 1_500, 100, true, true, 1_500)]
    [InlineData(2_000, 1_500, 50, true, true, 1_750)] // Half of what is given up is kept.
    [InlineData(2_001, 1_000, 50, true, true, 1_500)] // 500.5 go back as 501.
    [InlineData(2_000, 1_500, 50, true, false, 1_500)] // Nothing was paid, so nothing is kept.
    [InlineData(2_000, 2_500, 100, true, true, 2_500)]
    [InlineData(2_000, 2_500, 0, false, true, 2_000)] // The provider's wish is never the customer's cost.
    [InlineData(2_000, 1_500, 0, false, true, 1_500)]
    [InlineData(2_000, 2_500, 0, false, false, 2_000)]
    public void Prices_a_change(long old, long offered, int percentBack, bool customerAsked, bool prepaid, long total) =>
        Assert.Equal(total, ChangeRules.Total(new(old, offered, percentBack, customerAsked, prepaid)));

    [Theory]
    [InlineData("pending", 1, true)]
    [InlineData("confirmed", 1, true)]
    [InlineData("confirmed", 0, false)]
    [InlineData("confirmed", -60, false)]
    [InlineData("in_progress", 60, false)]
    [InlineData("payment_failed", 60, false)]
    [InlineData("completed", 60, false)]
    [InlineData("cancelled", 60, false)]
    [InlineData("no_show", 60, false)]
    [InlineData("refunded", 60, false)]
    public void Is_open_to_what_holds_a_claim_and_has_not_begun(string status, int minutesLeft, bool open) =>
        Assert.Equal(open, ChangeRules.IsOpen(status, Noon.AddMinutes(minutesLeft), Noon));

    [Theory]
    [InlineData(100, 100, true)]
    [InlineData(80, 80, true)]
    [InlineData(50, 100, false)] // It could be moved far ahead and cancelled there for all of it.
    [InlineData(0, 0, false)]
    public void A_customer_is_in_time_while_cancelling_gives_back_all_it_ever_would(int percentBack, int best, bool inTime) =>
        Assert.Equal(inTime, ChangeRules.IsInTime(percentBack, best));

    [Theory]
    [InlineData(60, 120, "0-60")] // They touch only.
    [InlineData(30, 90, "0-30")]
    [InlineData(-30, 30, "30-60")]
    [InlineData(15, 45, "0-15 45-60")]
    [InlineData(0, 60, "")]
    [InlineData(-10, 70, "")]
    public void What_is_left_of_an_hour_is_told_as_free(int from, int to, string left) =>
        Assert.Equal(left, string.Join(' ', ChangeRules.Without(Period(0, 60), Period(from, to))
            .Select(c => $"{(c.Start - Noon).TotalMinutes}-{(c.End - Noon).TotalMinutes}")));

    private static Claim Period(int from, int to) => new(Noon.AddMinutes(from), Noon.AddMinutes(to));
}
