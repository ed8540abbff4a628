using System.Text.Json.Nodes;

namespace Holdfast.Tests.Bookings;

/// <summary>Search with a day: each court's slots of that day in its own zone, and what cards and filters need.</summary>
[Collection(SharedApp.Name)]
public sealed class SearchDayTests(TestApp app)
{
    private const string Near = "/api/courts/search?latitude=40.42&longitude=-3.7&radiusKm=50";

    [Fact]
    public async Task The_slots_of_a_day_are_those_of_the_availability_route_for_each_court()
    {
        var tenant = await app.NewTenant();
        var courts = new List<Given.Court>
        {
            await Given.NewCourt(tenant, new() { Name = "Madrid" }),
            await Given.NewCourt(tenant, new() { Name = "Far away by the clock", TimeZone = "Pacific/Auckland" }),
            await Given.NewCourt(tenant, new() { Name = "Buffers", Service = Given.Service(bufferBefore: 15, bufferAfter: 30) }),
            await Given.NewCourt(tenant, new() { Name = "Three of a kind", Units = 3 }),
        };
        var taken = Given.HoursAhead(tenant, 48);
        foreach (var court in courts)
        {
            (await Given.Book(court, taken)).Expect(201);
            (await Given.Hold(court, taken.AddHours(3))).Expect(201);
        }
        foreach (var date in new[] { taken.AddDays(-1), taken, taken.AddDays(1) }.Select(d => $"{d:yyyy-MM-dd}"))
        {
            var items = await Items(tenant, $"&date={date}");
            Assert.Equal(courts.Count, items.Count);
            foreach (var item in items)
            {
                var day = (await tenant.Guest.Get(
                    $"/api/courts/{item["id"]}/availability?startDate={date}&endDate={date}")).Expect(200).Json["slots"]!;
                Assert.NotEmpty(day.AsArray());
                Assert.Equal(day.ToJsonString(), item["slots"]!.ToJsonString());
            }
        }
        var ofTheDay = (await Items(tenant, $"&date={taken:yyyy-MM-dd}")).ToDictionary(i => (string)i["name"]!);
        Assert.Equal("booked", State(ofTheDay["Madrid"]["slots"]!, taken));
        Assert.Equal("free", State(ofTheDay["Three of a kind"]["slots"]!, taken));
    }

    [Fact]
    public async Task Without_a_date_there_are_no_slots_and_a_day_gone_by_has_none_either()
    {
        var tenant = await app.NewTenant();
        await Given.NewCourt(tenant);

        Assert.Null(Assert.Single(await Items(tenant, ""))["slots"]);
        Assert.Empty(Assert.Single(await Items(tenant, "&date=2020-02-29"))["slots"]!.AsArray());
    }

    [Theory]
    [InlineData("2026-13-01")]
    [InlineData("2025-02-29")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("tomorrow")]
    [InlineData("2026-12-01T00:00:00Z")]
    public async Task An_absurd_date_is_refused(string date)
    {
        var reply = (await (await app.NewTenant()).Guest.Get($"{Near}&date={date}")).Expect(400);

        Assert.Equal("validation-failed", reply.Code);
        Assert.NotNull(reply.Json["errors"]!["date"]);
    }

    [Fact]
    public async Task The_length_chooses_the_service_and_the_slots()
    {
        var tenant = await app.NewTenant();
        await Given.NewCourt(tenant, new()
        {
            Services = [Given.Service("Hour"), Given.Service("Match", 90, 120, 30)],
        });
        var date = $"{Given.HoursAhead(tenant, 48):yyyy-MM-dd}";
        async Task<(string? Service, int Slots)> Ask(int minutes)
        {
            var item = Assert.Single(await Items(tenant, $"&date={date}&durationMinutes={minutes}"));
            return ((string?)item["serviceId"], item["slots"]!.AsArray().Count);
        }

        var (hour, match) = (await Ask(60), await Ask(120));
        Assert.Equal(24, hour.Slots);
        Assert.Equal(48, match.Slots);
        Assert.NotEqual(hour.Service, match.Service);
        Assert.Equal((null, 0), await Ask(45));
    }

    [Fact]
    public async Task Slots_say_the_tier_of_their_price_and_the_platforms_part_of_it_by_who_asks()
    {
        var tenant = await app.NewTenant(guestFee: 500, memberFee: 300);
        var court = await Given.NewCourt(tenant, new()
        {
            TimeZone = "UTC",
            Service = Given.Service(minutes: 60, minutesMax: 120),
            Windows = [.. Enumerable.Range(1, 7).SelectMany(weekday => new object[]
            {
                new { weekday, fromMinute = 480, toMinute = 600, priceMultiplier = 0.8m },
                new { weekday, fromMinute = 600, toMinute = 1_080, priceMultiplier = 1m },
                new { weekday, fromMinute = 1_080, toMinute = 1_320, priceMultiplier = 1.5m },
            })],
        });
        var date = $"{Given.HoursAhead(tenant, 48):yyyy-MM-dd}";
        async Task<Dictionary<string, JsonNode>> Day(TestClient by, int minutes) =>
            (await by.Get($"/api/courts/{court.Id}/availability?startDate={date}&endDate={date}&durationMinutes={minutes}"))
                .Expect(200).Json["slots"]!.AsArray().ToDictionary(s => ((string)s!["localStart"]!)[11..16], s => s!);

        var day = await Day(tenant.Guest, 60);
        Assert.Equal("off-peak", (string)day["09:00"]["tier"]!);
        Assert.Equal("standard", (string)day["12:00"]["tier"]!);
        Assert.Equal("peak", (string)day["18:00"]["tier"]!);
        Assert.Equal(3_000, (long)day["18:00"]["price"]!["amount"]!);
        Assert.Equal(150, (long)day["18:00"]["fee"]!["amount"]!);
        Assert.Equal(90, (long)(await Day(tenant.Customer(), 60))["18:00"]["fee"]!["amount"]!);
        var longer = await Day(tenant.Guest, 120);
        Assert.Equal("off-peak", (string)longer["09:00"]["tier"]!);
        Assert.Equal("peak", (string)longer["17:00"]["tier"]!);
    }

    [Fact]
    public async Task Attributes_come_along_and_filter()
    {
        var tenant = await app.NewTenant();
        var court = await Given.NewCourt(tenant, new() { Attributes = new { surface = "clay", indoor = true } });
        await Given.NewCourt(tenant, new() { Attributes = new { surface = "hard", lights = true } });

        Assert.Equal(2, (await Items(tenant, "")).Count);
        var indoor = Assert.Single(await Items(tenant, "&indoor=true"));
        Assert.Equal(court.Id, (Guid)indoor["id"]!);
        Assert.Equal("clay", (string)indoor["attributes"]!["surface"]!);
        Assert.True((bool)indoor["attributes"]!["indoor"]!);
        Assert.NotEqual(court.Id, (Guid)Assert.Single(await Items(tenant, "&indoor=false"))["id"]!);
        Assert.NotEqual(court.Id, (Guid)Assert.Single(await Items(tenant, "&lights=true"))["id"]!);
        Assert.Equal(court.Id, (Guid)Assert.Single(await Items(tenant, "&surface=clay"))["id"]!);
        Assert.Empty(await Items(tenant, "&surface=grass"));
        (await tenant.Guest.Get(Near + "&indoor=perhaps")).Expect(400);
    }

    internal static async Task<IReadOnlyList<JsonNode>> Items(TestTenant tenant, string more) =>
        [.. (await tenant.Guest.Get(Near + more)).Expect(200).Json["items"]!.AsArray().OfType<JsonNode>()];

    private static string? State(JsonNode slots, DateTimeOffset start) => (string?)slots.AsArray()
        .Single(s => DateTimeOffset.Parse((string)s!["start"]!, System.Globalization.CultureInfo.InvariantCulture) == start)!["state"];
}
