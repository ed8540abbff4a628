using FsCheck;
using FsCheck.Fluent;
using Holdfast.Catalog;
using Holdfast.Contracts;
using Check = Holdfast.Kernel.Check;

namespace Holdfast.Tests.Catalog;

public sealed class WindowRulesTests
{
    [Fact]
    [Trait("Property", "Feature: court-booking-platform, Property 5: Availability Window Validation")]
    public void Windows_are_taken_exactly_when_each_is_forward_and_no_minute_is_open_twice() =>
        Prop.ForAll(OpeningHoursGenerator.Any.ArrayOf().ToArbitrary(), windows =>
        {
            var check = new Check();
            var stored = check.Windows(windows);
            if (check.Failed) return OpeningHoursGenerator.IsWrong(windows);
            return !OpeningHoursGenerator.IsWrong(windows)
                && stored.All(w => w is { Weekday: >= 1 and <= 7, FromMinute: >= 0, ToMinute: <= 1440 })
                && stored.All(w => w.FromMinute < w.ToMinute)
                && stored.SelectMany(Minutes).ToHashSet().SetEquals(windows.SelectMany(OpeningHoursGenerator.Minutes));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData(0, 1440, true)]
    [InlineData(1439, 1440, true)]
    [InlineData(600, 600, false)]
    [InlineData(600, 599, false)]
    [InlineData(-1, 60, false)]
    [InlineData(0, 1441, false)]
    public void A_window_lies_within_its_day_and_starts_before_it_ends(int from, int to, bool taken)
    {
        var check = new Check();

        check.Windows([new WindowBody(1, from, to)]);

        Assert.Equal(taken, !check.Failed);
    }

    [Fact]
    public void A_window_over_midnight_on_Sunday_goes_on_on_Monday()
    {
        var check = new Check();

        var stored = check.Windows([new WindowBody(7, 1_320, 120, 1.5m, NextDay: true)]);

        Assert.False(check.Failed);
        Assert.Equal([new(1, 0, 120, 1.5m), new(7, 1_320, 1_440, 1.5m)], stored);
    }

    [Fact]
    public void An_overlap_names_both_windows()
    {
        var check = new Check();

        check.Windows([new WindowBody(2, 600, 720), new WindowBody(2, 480, 601)]);

        var error = Assert.Single(check.Problem.Errors!);
        Assert.Equal("windows[0]", error.Key);
        Assert.Equal(["Tuesday 10:00–12:00 overlaps Tuesday 08:00–10:01 of windows[1]."], error.Value);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("0.001", true)]
    [InlineData("1.0005", false)]
    [InlineData("100", true)]
    [InlineData("100.001", false)]
    [InlineData("-1", false)]
    public void A_price_multiplier_is_positive_and_storable(string multiplier, bool taken)
    {
        var check = new Check();

        check.Windows([new WindowBody(1, 0, 60, decimal.Parse(multiplier))]);

        Assert.Equal(taken, !check.Failed);
    }

    [Fact]
    public void A_closed_date_stands_alone_and_an_open_one_may_have_several_periods()
    {
        var date = new DateOnly(2026, 12, 31);
        Check split = new(), closed = new(), untold = new();
        var noon = new ExceptionBody(date, FromMinute: 600, ToMinute: 720);
        var night = new ExceptionBody(date, FromMinute: 720, ToMinute: 60, NextDay: true);

        var stored = split.Exceptions([noon, night]);
        closed.Exceptions([new ExceptionBody(date, Closed: true), noon]);
        untold.Exceptions([new ExceptionBody(date)]);

        Assert.False(split.Failed);
        Assert.Equal([date, date, date.AddDays(1)], stored.Select(e => e.Date));
        Assert.True(closed.Failed);
        Assert.True(untold.Failed);
    }

    private static IEnumerable<int> Minutes(WeeklyWindow window) =>
        OpeningHoursGenerator.Minutes(new WindowBody(window.Weekday, window.FromMinute, window.ToMinute));
}
