namespace Holdfast.Tests.Bookings;

/// <summary>What a court's page and the checkout show before anybody commits to anything.</summary>
[Collection(SharedApp.Name)]
public sealed class CourtPageTests(TestApp app)
{
    [Fact]
    public async Task A_court_says_its_lengths_prices_by_time_and_refunds()
    {
        var tenant = await app.NewTenant();
        var court = await Given.NewCourt(tenant, new()
        {
            Description = "  Clay, under trees.\nBring water. ",
            Service = Given.Service(minutes: 60, minutesMax: 120, grid: 30),
            Windows = [.. Enumerable.Range(1, 7).SelectMany(weekday => new object[]
            {
                new { weekday, fromMinute = 480, toMinute = 720, priceMultiplier = 1m },
                new { weekday, fromMinute = 720, toMinute = 960, priceMultiplier = 1m },
                new { weekday, fromMinute = 960, toMinute = 1_320, priceMultiplier = weekday > 5 ? 1m : 1.25m },
            })],
        });

        var page = (await tenant.Guest.Get($"/api/courts/{court.Id}")).Expect(200).Json;
        var service = page["services"]![0]!;

        Assert.Equal("Clay, under trees.\nBring water.", (string)page["description"]!);
        Assert.Equal("[60,90,120]", service["durations"]!.ToJsonString());
        Assert.Equal(30, (int)service["durationStepMinutes"]!);
        Assert.Equal(
            """[{"untilHoursBefore":24,"percent":100},{"untilHoursBefore":2,"percent":50},{"untilHoursBefore":0,"percent":0}]""",
            service["refundSegments"]!.ToJsonString());
        var tiers = service["priceTiers"]!.AsArray();
        Assert.Equal(["standard", "peak"], tiers.Select(t => (string)t!["tier"]!));
        Assert.Equal([2_000, 2_500], tiers.Select(t => (long)t!["price"]!["amount"]!));
        Assert.Equal(
            """[{"weekdays":[1,2,3,4,5],"fromMinute":480,"toMinute":960},{"weekdays":[6,7],"fromMinute":480,"toMinute":1320}]""",
            tiers[0]!["windows"]!.ToJsonString());
        Assert.Equal(
            """[{"weekdays":[1,2,3,4,5],"fromMinute":960,"toMinute":1320}]""", tiers[1]!["windows"]!.ToJsonString());
    }

    [Fact]
    public async Task A_hold_says_the_fee_and_what_comes_back_until_when_as_its_booking_will()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 72);

        var hold = (await Given.Hold(court, start)).Expect(201).Json;
        var created = (await court.Tenant.Guest.Post("/api/bookings", new
        {
            holdId = hold["id"],
            holdToken = hold["token"],
            guest = Given.Guest(),
        })).Expect(201).Json;
        var booking = await Given.Read(court.Tenant, created);

        Assert.Equal(100, (long)hold["fee"]!["amount"]!);
        Assert.Equal(booking["fee"]!.ToJsonString(), hold["fee"]!.ToJsonString());
        Assert.Equal(booking["refundSteps"]!.ToJsonString(), hold["refundSteps"]!.ToJsonString());
        Assert.Equal(3, hold["refundSteps"]!.AsArray().Count);
        Assert.Equal("standard", (string)hold["tier"]!);
        Assert.Equal("Europe/Madrid", (string)hold["timeZone"]!);
    }

    [Fact]
    public async Task The_alternatives_of_a_taken_slot_say_what_they_cost_and_when_they_are_on_the_wall()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { TimeZone = "UTC" });
        var start = Given.HoursAhead(court.Tenant, 72);
        (await Given.Hold(court, start)).Expect(201);

        var first = (await Given.Hold(court, start)).Expect(409).Json["alternatives"]![0]!;

        Assert.Equal($"{(DateTimeOffset)first["start"]!:yyyy-MM-ddTHH:mm:ss}", (string)first["localStart"]!);
        Assert.Equal(100, (long)first["fee"]!["amount"]!);
        Assert.Equal("standard", (string)first["tier"]!);
    }
}
