using System.Globalization;
using System.Text.Json.Nodes;
using Holdfast.Bookings;
using Holdfast.Kernel;

namespace Holdfast.Tests.Bookings;

/// <summary>How a visit begins and ends: on an app of its own, because the clock moves.</summary>
public sealed class AttendanceTests : IAsyncLifetime
{
    private readonly TestApp _app = new();
    private Given.Court _court = null!;

    public async Task InitializeAsync()
    {
        await _app.InitializeAsync();
        _court = await Given.NewCourt(
            await _app.NewTenant(), new Given.CourtOptions { Service = Given.Service(paymentPolicy: "at_venue") });
    }

    public Task DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(-61, false, false)]
    [InlineData(-60, true, false)]
    [InlineData(-1, true, false)]
    [InlineData(0, true, true)]
    [InlineData(600, true, true)]
    public void Check_in_opens_an_hour_before_and_nobody_has_missed_what_has_not_begun(int minutes, bool start, bool missed)
    {
        var startsAt = new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);
        var now = startsAt.AddMinutes(minutes);

        Assert.Equal(start, AttendanceRules.MayStart(startsAt, now));
        Assert.Equal(missed, AttendanceRules.MayBeNoShow(startsAt, now));
    }

    [Fact]
    public async Task A_visit_is_started_and_completed_by_the_venue_with_each_line_in_the_history()
    {
        var booking = await Confirmed(30);
        Assert.Equal("booking-not-due", (await Act(booking, "start")).Code);
        AdvanceTo(booking, TimeSpan.FromMinutes(-10));

        var started = (await Act(booking, "start")).Expect(200).Json;
        Assert.Equal("in_progress", (string?)started["status"]);
        Assert.Equal("booking-state-conflict", (await Act(booking, "no-show")).Code);
        Assert.Equal("booking-state-conflict", (await _court.Tenant.Guest.Put(
            $"/api/bookings/{booking["id"]}/cancel", new { reason = "too late" },
            ("X-Booking-Token", (string)booking["manageToken"]!))).Code);
        var completed = (await Act(booking, "complete")).Expect(200).Json;

        Assert.Equal(["pending", "confirmed", "in_progress", "completed"], States(completed));
        Assert.Equal("provider:" + _court.OwnerId, (string?)completed["history"]!.AsArray()[^1]!["by"]);
        Assert.Equal("booking-state-conflict", (await Act(booking, "complete")).Code);
        await Told("booking.started", booking);
        await Told("booking.completed", booking);
    }

    [Fact]
    public async Task Who_did_not_come_is_marked_after_the_start_and_the_rest_of_the_time_is_free()
    {
        var booking = await Confirmed(30);
        AdvanceTo(booking, TimeSpan.FromMinutes(-1));
        Assert.Equal("booking-not-due", (await Act(booking, "no-show")).Code);
        AdvanceTo(booking, TimeSpan.FromMinutes(1));

        var missed = (await Act(booking, "no-show", new { reason = "Waited 20 minutes" })).Expect(200).Json;

        Assert.Equal(["pending", "confirmed", "no_show"], States(missed));
        Assert.Equal("Waited 20 minutes", (string?)missed["history"]!.AsArray()[^1]!["reason"]);
        Assert.Equal(0, await _app.Database.Scalar<long>(
            "select count(*) from bookings.allocations where booking_id = @id", new { id = (Guid)booking["id"]! }));
        await Told("booking.no-show", booking);
    }

    [Fact]
    public async Task Only_the_venues_people_say_how_it_went_and_only_of_the_version_they_saw()
    {
        var booking = await Confirmed(30);
        AdvanceTo(booking, TimeSpan.Zero);
        var path = $"/api/bookings/{booking["id"]}/start";
        var token = ("X-Booking-Token", (string)booking["manageToken"]!);

        Assert.Equal(401, (await _court.Tenant.Guest.Post(path)).Status);
        Assert.Equal(403, (await _court.Tenant.Guest.Post(path, null, token)).Status);
        Assert.Equal(404, (await _court.Tenant.Customer().Post(path)).Status);
        Assert.Equal(404, (await _court.Tenant.As(Guid.CreateVersion7(), Roles.Provider).Post(path)).Status);
        Assert.Equal(412, (await _court.Owner.Post(path, null, ("If-Match", "\"77\""))).Status);
        Assert.Equal(400, (await Act(booking, "no-show", new { reason = new string('x', 501) })).Status);
        (await _court.Tenant.As(Guid.CreateVersion7(), Roles.Admin).Post(path)).Expect(200);
    }

    [Fact]
    public async Task What_nobody_spoke_of_completes_twelve_hours_after_its_end()
    {
        var booking = await Confirmed(30);
        AdvanceTo(booking, TimeSpan.FromHours(12));
        await Cleanup();
        Assert.Equal("confirmed", (string?)(await Given.Read(_court.Tenant, booking))["status"]);
        AdvanceTo(booking, TimeSpan.FromHours(13));

        await Cleanup();

        var completed = await Given.Read(_court.Tenant, booking);
        Assert.Equal(["pending", "confirmed", "in_progress", "completed"], States(completed));
        Assert.Equal("system:completion", (string?)completed["history"]!.AsArray()[^1]!["by"]);
    }

    [Fact]
    public async Task Of_those_who_start_miss_and_cancel_at_once_one_wins_each_round()
    {
        for (var round = 0; round < 10; round++)
        {
            var booking = await Confirmed(30 + round);
            AdvanceTo(booking, TimeSpan.FromMinutes(1));

            var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 3) switch
            {
                0 => Act(booking, "start"),
                1 => Act(booking, "no-show"),
                _ => Cancel(booking),
            }));

            // After a start the club may still cancel, so the winner of the rest is looked for in the history.
            var history = States(await Given.Read(_court.Tenant, booking));
            Assert.Equal(history.Length - 2, replies.Count(r => r.Status == 200));
            Assert.All(replies.Where(r => r.Status != 200), r => Assert.Equal("booking-state-conflict", r.Code));
            Assert.Contains(string.Join(' ', history[2..]), new[] { "in_progress", "no_show", "cancelled", "in_progress cancelled" });
        }
    }

    private async Task<JsonNode> Confirmed(int hoursAhead)
    {
        var booking = (await Given.Book(_court, Given.HoursAhead(_court.Tenant, hoursAhead))).Expect(201).Json;
        await TestApp.Eventually(
            async () => (string?)(await Given.Read(_court.Tenant, booking))["status"] == "confirmed", "it is confirmed");
        return booking;
    }

    private void AdvanceTo(JsonNode booking, TimeSpan afterStart) => _app.Clock.Advance(
        DateTimeOffset.Parse((string)booking["start"]!, CultureInfo.InvariantCulture) + afterStart
            - _app.Clock.GetUtcNow());

    private Task<Reply> Act(JsonNode booking, string act, object? body = null) =>
        _court.Owner.Post($"/api/bookings/{booking["id"]}/{act}", act == "no-show" ? body ?? new { } : null);

    private Task<Reply> Cancel(JsonNode booking) =>
        _court.Owner.Put($"/api/bookings/{booking["id"]}/cancel", new { reason = "rain" });

    private async Task Cleanup() => (await _court.Tenant.Guest.Post(
        "/api/cron/cleanup-bookings", null, ("Authorization", "Bearer cron-secret"))).Expect(200);

    private Task Told(string type, JsonNode booking) => TestApp.Eventually(
        async () => await _app.Database.Scalar<long>(
            "select count(*) from bus.log where type = @type and key = @id", new { type, id = (Guid)booking["id"]! }) == 1,
        $"{type} is told once");

    private static string[] States(JsonNode booking) =>
        [.. booking["history"]!.AsArray().Select(h => (string)h!["to"]!)];
}
