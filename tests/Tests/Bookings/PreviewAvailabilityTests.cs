using System.Text.Json.Nodes;

namespace Holdfast.Tests.Bookings;

[Collection(SharedApp.Name)]
public sealed class PreviewAvailabilityTests(TestApp app)
{
    [Fact]
    public async Task Without_changes_it_is_what_customers_see_and_nothing_is_saved()
    {
        var (court, start) = await Booked();
        var week = Week(start);

        var preview = (await court.Owner.Post(Path(court), new { week.startDate, week.endDate })).Expect(200);
        var seen = (await court.Tenant.Guest.Get(
            $"/api/courts/{court.Id}/availability?startDate={week.startDate}&endDate={week.endDate}")).Expect(200);
        (await court.Owner.Post(Path(court), new { week.startDate, windows = Array.Empty<object>() })).Expect(200);
        var after = (await court.Tenant.Guest.Get(
            $"/api/courts/{court.Id}/availability?startDate={week.startDate}&endDate={week.endDate}")).Expect(200);

        Assert.Equal(seen.Text, preview.Text);
        Assert.Equal(seen.Text, after.Text);
    }

    [Fact]
    public async Task Rules_that_are_not_saved_yet_make_the_slots_and_bookings_stay_where_they_are()
    {
        var (court, start) = await Booked();
        var week = Week(start);

        var slots = (await court.Owner.Post(Path(court), new
        {
            week.startDate,
            week.endDate,
            basePrice = new { amount = 3_000, currency = "EUR" },
            windows = Enumerable.Range(1, 7).Select(weekday => new { weekday, fromMinute = 0, toMinute = 1_440, priceMultiplier = 1.5m }),
            exceptions = new[] { new { date = week.endDate, closed = true } },
            service = new { gridMinutes = 30, noticeMinutes = 0 },
        })).Expect(200).Json["slots"]!.AsArray();

        Assert.All(slots, slot => Assert.Equal(4_500, (long)slot!["price"]!["amount"]!));
        Assert.DoesNotContain(slots, slot => ((string)slot!["localStart"]!).StartsWith(week.endDate, StringComparison.Ordinal));
        Assert.Equal("booked", State(slots, start));
        Assert.Equal("booked", State(slots, start.AddMinutes(30)));
        Assert.Equal("free", State(slots, start.AddMinutes(60)));
    }

    [Fact]
    public async Task Is_for_the_owner_alone_and_says_what_is_wrong_with_the_rules()
    {
        var (court, start) = await Booked();
        var other = await Given.NewCourt(court.Tenant);
        var body = new { Week(start).startDate };

        Assert.Equal(404, (await other.Owner.Post(Path(court), body)).Status);
        Assert.Equal(403, (await court.Tenant.Customer().Post(Path(court), body)).Status);
        Assert.Equal(404, (await (await app.NewTenant()).Admin().Post(Path(court), body)).Status);
        var reply = await court.Owner.Post(Path(court), new
        {
            body.startDate,
            windows = new[] { new { weekday = 9, fromMinute = 600, toMinute = 500 } },
            basePrice = new { amount = -1, currency = "USD" },
            service = new { gridMinutes = 0, priceType = "guessed" },
        });
        Assert.Equal(400, reply.Status);
        foreach (var field in new[] { "windows[0]", "basePrice.amount", "basePrice.currency", "service.gridMinutes", "service.priceType" })
            Assert.True(reply.Json["errors"]!.AsObject().ContainsKey(field), $"{field} in {reply.Text}");
        Assert.Equal("range-too-long", (await court.Owner.Post(Path(court), new { startDate = "2026-12-01", endDate = "2026-12-08" })).Code);
    }

    private async Task<(Given.Court Court, DateTimeOffset Start)> Booked()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { TimeZone = "UTC" });
        var start = Given.HoursAhead(court.Tenant, 48);
        (await Given.Book(court, start)).Expect(201);
        return (court, start);
    }

    private static string Path(Given.Court court) => $"/api/courts/{court.Id}/availability/preview";

    private static (string startDate, string endDate) Week(DateTimeOffset start) =>
        (start.UtcDateTime.ToString("yyyy-MM-dd"), start.UtcDateTime.AddDays(6).ToString("yyyy-MM-dd"));

    private static string? State(JsonArray slots, DateTimeOffset start) =>
        (string?)slots.Single(slot => (DateTimeOffset)slot!["start"]! == start)!["state"];
}
