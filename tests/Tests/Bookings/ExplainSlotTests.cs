using FsCheck;
using FsCheck.Fluent;
using Holdfast.Bookings;
using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Tests.Bookings;

/// <summary>A provider asks why customers do not see a time, and gets every reason there is.</summary>
[Collection(SharedApp.Name)]
public sealed class ExplainSlotTests(TestApp app)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_reason_is_told_by_its_code()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new()
        {
            TimeZone = "UTC",
            Service = Given.Service(minutes: 60, minutesMax: 120, grid: 30, noticeMinutes: 60),
            Windows = [.. Enumerable.Range(1, 7).Select(weekday =>
                (object)new { weekday, fromMinute = 480, toMinute = 1_320, priceMultiplier = 1m })],
        });
        var day = Given.HoursAhead(court.Tenant, 72).Date;
        var noon = new DateTimeOffset(day, TimeSpan.Zero).AddHours(12);
        (await Given.Book(court, noon.AddHours(2))).Expect(201);
        (await Given.Hold(court, noon.AddHours(4))).Expect(201);

        Assert.Equal("", await Codes(court, noon));
        Assert.Equal("booked", await Codes(court, noon.AddHours(2)));
        Assert.Equal("held", await Codes(court, noon.AddHours(4)));
        Assert.Equal("off-grid", await Codes(court, noon.AddMinutes(15)));
        Assert.Equal("closed", await Codes(court, noon.AddHours(-6)));
        Assert.Equal("duration", await Codes(court, noon, 45));
        Assert.Equal("horizon", await Codes(court, noon.AddDays(500)));
        Assert.Equal("past", await Codes(court, noon.AddDays(-10)));
        Assert.Equal("duration closed", await Codes(court, noon.AddHours(9), 300));
    }

    [Fact]
    public async Task A_closed_date_says_what_its_owner_wrote()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { TimeZone = "UTC" });
        var start = Given.HoursAhead(court.Tenant, 72);
        (await court.Owner.Put($"/api/courts/{court.Id}/availability-windows", new
        {
            windows = Enumerable.Range(1, 7).Select(
                weekday => new { weekday, fromMinute = 0, toMinute = 1_440, priceMultiplier = 1m }),
            exceptions = new[] { new { date = $"{start:yyyy-MM-dd}", closed = true, reason = "New turf" } },
        })).Expect(200);

        await TestApp.Eventually(async () => await Codes(court, start) == "exception", "the date is known as closed");
        var reply = await Ask(court.Owner, court, start);
        Assert.Contains("New turf", (string)reply.Json["reasons"]![0]!["detail"]!, StringComparison.Ordinal);
        Assert.False((bool)reply.Json["offered"]!);
    }

    [Fact]
    public async Task Only_the_place_s_own_people_and_admins_are_told()
    {
        var tenant = await app.NewTenant();
        var court = await Given.NewCourt(tenant);
        var stranger = (await Given.NewCourt(tenant)).Owner;
        var start = Given.HoursAhead(tenant, 72);

        (await Ask(tenant.Guest, court, start)).Expect(401);
        (await Ask(tenant.Customer(), court, start)).Expect(403);
        (await Ask(stranger, court, start)).Expect(403);
        (await Ask(tenant.Admin(), court, start)).Expect(200);
        (await Ask((await app.NewTenant()).Admin(), court, start)).Expect(404);
        (await court.Owner.Get($"/api/courts/{court.Id}/availability/explain?start=soon")).Expect(400);
    }

    [Fact]
    public Task There_is_no_reason_exactly_where_a_slot_is_offered() => Task.Run(() => Prop.ForAll(
        (from minutes in Gen.Choose(-3_000, 60_000)
         from length in Gen.Elements(30, 45, 60, 90, 120, 240)
         from grid in Gen.Elements(15, 30, 60)
         from notice in Gen.Elements(0, 60, 1_440)
         from buffer in Gen.Elements(0, 30, 240)
         select (minutes - (minutes % 5), length, grid, notice, buffer)).ToArbitrary(),
        ((int Minutes, int Length, int Grid, int Notice, int Buffer) c) =>
        {
            var offer = NewOffer(c.Grid, c.Notice, c.Buffer);
            var start = Now.AddMinutes(c.Minutes);
            var slot = offer.Find(offer.Services[0], start, start.AddMinutes(c.Length), Now);
            Assert.Equal(slot is not null, !offer.WhyNot(offer.Services[0], start, c.Length, Now).Any());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000)));

    private static Offer NewOffer(int grid, int notice, int buffer) => new(
        1, Guid.NewGuid(),
        new ResourceChanged(
            Guid.NewGuid(), Guid.NewGuid(), null, "court", "TENNIS", "Court", true, 1, 40, -3, "Street", "Europe/Madrid",
            new Money(2_000, "EUR"), new Dictionary<string, System.Text.Json.JsonElement>(), [],
            [.. Enumerable.Range(1, 6).SelectMany(d => new WeeklyWindow[] { new(d, 480, 780, 1), new(d, 780, 1_320, 1.5m) })],
            [
                new DateOverride(new DateOnly(2026, 3, 10), true, null, null, 1, "Fair"),
                new DateOverride(new DateOnly(2026, 3, 11), false, 0, 1_440, 2, null),
            ]),
        new ProviderTerms(Guid.NewGuid(), "Club", null, "EUR", 0, true),
        [
            new ServiceChanged(
                Guid.NewGuid(), Guid.NewGuid(), "Hire", "", null, null, [], true, "hourly", null, 60, 120, grid, buffer, buffer,
                notice, 30, false, "instant", 1, []),
        ]);

    private static Task<Reply> Ask(TestClient by, Given.Court court, DateTimeOffset start, int? minutes = null) => by.Get(
        $"/api/courts/{court.Id}/availability/explain?start={start:yyyy-MM-ddTHH:mm:ssZ}"
        + (minutes is null ? "" : $"&durationMinutes={minutes}"));

    private static async Task<string> Codes(Given.Court court, DateTimeOffset start, int? minutes = null) => string.Join(
        ' ', (await Ask(court.Owner, court, start, minutes)).Expect(200).Json["reasons"]!.AsArray().Select(r => (string)r!["code"]!));
}
