using FsCheck;
using FsCheck.Fluent;
using Holdfast.Bookings;
using Holdfast.Contracts;
using Holdfast.Kernel;
using NodaTime;

namespace Holdfast.Tests.Bookings;

/// <summary>Slots are a pure function of rules and now: clock changes, midnight, grids, prices.</summary>
public sealed class OfferTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string> ClockChanges => new()
    {
        { "Europe/Madrid", "2026-03-29", "2026-10-25" },
        { "Europe/London", "2026-03-29", "2026-10-25" },
        { "America/New_York", "2026-03-08", "2026-11-01" },
    };

    [Theory]
    [MemberData(nameof(ClockChanges))]
    public void The_day_with_a_gap_has_one_slot_less_and_none_in_the_gap(string zone, string spring, string autumn)
    {
        _ = autumn;
        var slots = Slots(NewOffer(zone, Everyday(0, 1_440)), spring);

        Assert.Equal(23, slots.Count);
        AssertGapless(slots);
    }

    [Theory]
    [MemberData(nameof(ClockChanges))]
    public void The_day_with_an_overlap_has_one_slot_more_at_both_instants(string zone, string spring, string autumn)
    {
        _ = spring;
        var slots = Slots(NewOffer(zone, Everyday(0, 1_440)), autumn);

        Assert.Equal(25, slots.Count);
        AssertGapless(slots);
        var walls = slots.GroupBy(s => Wall(s.Start, zone)).Where(g => g.Count() == 2).ToList();
        Assert.Single(walls);
    }

    [Theory]
    [MemberData(nameof(ClockChanges))]
    public void An_evening_club_keeps_its_wall_times_over_both_changes(string zone, string spring, string autumn)
    {
        var offer = NewOffer(zone, Everyday(18 * 60, 22 * 60));
        foreach (var date in new[] { spring, autumn }.Select(LocalDateOf))
            foreach (var day in new[] { date.PlusDays(-1), date, date.PlusDays(1) })
            {
                var slots = offer.Slots(offer.Services[0], 60, day, day, offer.OpenTime.TimeZone, Now);
                Assert.Equal([18, 19, 20, 21], slots.Select(s => Wall(s.Start, zone).Hour));
            }
    }

    [Fact]
    public void A_window_over_midnight_is_one_stretch_of_slots()
    {
        var offer = NewOffer("Europe/Madrid",
            [new WeeklyWindow(5, (22 * 60) + 30, 1_440, 1), new WeeklyWindow(6, 0, 150, 1)]); // Friday 22:30 to Saturday 02:30

        var friday = Slots(offer, "2026-01-09");
        var saturday = Slots(offer, "2026-01-10");

        Assert.Equal(["22:30", "23:30"], friday.Select(s => WallText(s.Start, "Europe/Madrid")));
        Assert.Equal(["00:30", "01:30"], saturday.Select(s => WallText(s.Start, "Europe/Madrid")));
    }

    [Fact]
    public void A_slot_over_two_prices_is_priced_by_the_minute_and_rounded_once_half_up()
    {
        var offer = NewOffer("Europe/Madrid",
            [.. Everyday(8 * 60, 17 * 60), .. Enumerable.Range(1, 7).Select(d => new WeeklyWindow(d, 17 * 60, 22 * 60, 1.333m))],
            grid: 30, price: 1_001);

        var slot = Slots(offer, "2026-01-09").Single(s => WallText(s.Start, "Europe/Madrid") == "16:30");

        Assert.Equal(new Money(Money.RoundHalfUp(1_001m * (30 + (30 * 1.333m)) / 60), "EUR"), slot.Price);
    }

    [Fact]
    public void Notice_and_horizon_bound_what_is_offered()
    {
        var offer = NewOffer("Europe/Madrid", Everyday(0, 1_440), notice: 60, horizon: 2);

        var first = Slots(offer, "2026-01-01", Now)[0].Start;
        var last = offer.Slots(offer.Services[0], 60, LocalDateOf("2026-01-01"), LocalDateOf("2026-01-20"),
            offer.OpenTime.TimeZone, Now)[^1].Start;

        Assert.Equal(Now.AddMinutes(60), first);
        Assert.Equal(Now.AddDays(2), last);
    }

    [Fact]
    public void A_closed_date_has_no_slot_and_its_neighbours_buffers_may_not_reach_into_it()
    {
        var open = NewOffer("Europe/Madrid", Everyday(0, 1_440), bufferAfter: 30);
        var closed = new DateOverride(new DateOnly(2026, 1, 10), true, null, null, 1, "holiday");
        var offer = new Offer(2, open.TenantId, open.Resource with { Exceptions = [closed] }, open.Provider, open.Services);

        Assert.Empty(Slots(offer, "2026-01-10"));
        Assert.DoesNotContain(Slots(offer, "2026-01-09"), s => WallText(s.Start, "Europe/Madrid") == "23:00");
    }

    [Fact]
    public Task Every_slot_that_is_offered_can_be_found_again_and_nothing_off_the_grid_can() => Task.Run(() =>
        Prop.ForAll(Cases, c =>
        {
            var offer = NewOffer(c.Zone, [.. c.Windows], c.Grid, minutes: c.Grid);
            var day = LocalDateOf("2026-03-01").PlusDays(c.Day);
            var slots = offer.Slots(offer.Services[0], c.Grid, day, day.PlusDays(1), offer.OpenTime.TimeZone, Now);
            foreach (var slot in slots)
            {
                Assert.Equal(slot, offer.Find(offer.Services[0], slot.Start, slot.End, Now));
                Assert.Null(offer.Find(offer.Services[0], slot.Start.AddMinutes(1), slot.End.AddMinutes(1), Now));
                Assert.True(slot.End - slot.Start == TimeSpan.FromMinutes(c.Grid));
                Assert.True(IsOpen(offer, slot));
            }
            Assert.Equal(slots.Count, slots.Select(s => s.Start).Distinct().Count());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200)));

    public sealed record Case(string Zone, IReadOnlyList<WeeklyWindow> Windows, int Grid, int Day);

    private static Arbitrary<Case> Cases =>
        (from zone in Gen.Elements("Europe/Madrid", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns")
         from cuts in Gen.Choose(0, 48).ListOf(28)
         from grid in Gen.Elements(15, 30, 45, 50, 60, 90, 120)
         from day in Gen.Choose(0, 300)
         select new Case(zone, Windows(cuts), grid, day)).ToArbitrary();

    // Four cuts a weekday, in half hours: up to two windows that never overlap.
    private static IReadOnlyList<WeeklyWindow> Windows(IReadOnlyList<int> cuts) =>
    [
        .. cuts.Chunk(4).SelectMany((day, index) => day.Distinct().Order().Chunk(2).Where(c => c.Length == 2)
            .Select(c => new WeeklyWindow(index + 1, c[0] * 30, c[1] * 30, 1.5m))),
    ];

    // Minute by minute, the slow and plain way.
    private static bool IsOpen(Offer offer, Slot slot)
    {
        for (var at = slot.Start; at < slot.End; at = at.AddMinutes(1))
        {
            var wall = NodaTime.Instant.FromDateTimeOffset(at).InZone(offer.OpenTime.TimeZone).LocalDateTime;
            var minute = (wall.Hour * 60) + wall.Minute;
            if (!offer.Resource.Windows.Any(w =>
                w.Weekday == (int)wall.DayOfWeek && w.FromMinute <= minute && minute < w.ToMinute)) return false;
        }
        return true;
    }

    private static void AssertGapless(IReadOnlyList<Slot> slots)
    {
        for (var i = 1; i < slots.Count; i++) Assert.Equal(slots[i - 1].End, slots[i].Start);
    }

    private static IReadOnlyList<Slot> Slots(Offer offer, string date, DateTimeOffset? now = null) =>
        offer.Slots(offer.Services[0], offer.Services[0].DurationMinutes, LocalDateOf(date), LocalDateOf(date),
            offer.OpenTime.TimeZone, now ?? Now);

    private static LocalDate LocalDateOf(string date) => LocalDate.FromDateOnly(DateOnly.Parse(date));

    private static LocalDateTime Wall(DateTimeOffset instant, string zone) =>
        NodaTime.Instant.FromDateTimeOffset(instant).InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime;

    private static string WallText(DateTimeOffset instant, string zone) => Wall(instant, zone).ToString("HH:mm", null);

    private static WeeklyWindow[] Everyday(int from, int to) =>
        [.. Enumerable.Range(1, 7).Select(day => new WeeklyWindow(day, from, to, 1))];

    private static Offer NewOffer(
        string zone, IReadOnlyList<WeeklyWindow> windows, int grid = 60, long price = 2_000, int notice = 0, int horizon = 4_000,
        int bufferAfter = 0, int minutes = 60)
    {
        var (provider, resource, service) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        return new Offer(1, Guid.NewGuid(), new ResourceChanged(
            resource, provider, null, ResourceKinds.Court, "TENNIS", "Court", true, 1, 40, -3, "Here", zone,
            new Money(price, "EUR"), new Dictionary<string, System.Text.Json.JsonElement>(), [service], windows, []),
            new ProviderTerms(provider, "Club", null, "EUR", 0, true),
            [
                new ServiceChanged(service, provider, "Hire", "", null, null, [], true, "hourly", null, minutes, minutes, grid,
                    0, bufferAfter, notice, horizon, false, "instant", 1, CancellationPolicy.Default),
            ]);
    }
}
