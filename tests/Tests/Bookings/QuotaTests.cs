using System.Globalization;
using System.Text.Json.Nodes;
using Holdfast.Kernel;

namespace Holdfast.Tests.Bookings;

/// <summary>How much of a service one person may have, on each way to a booking.</summary>
[Collection(SharedApp.Name)]
public sealed class QuotaTests(TestApp app)
{
    [Fact]
    public async Task Bookings_ahead_are_counted_until_one_is_over_or_given_back()
    {
        var court = await Limited(new { activeBookingsMax = 2 });
        var customer = court.Tenant.Customer();
        var start = Given.HoursAhead(court.Tenant, 30);
        var first = (await Given.Book(court, start, customer)).Expect(201).Json;
        (await Given.Book(court, start.AddHours(3), customer)).Expect(201);

        var refused = await Given.Book(court, start.AddHours(5), customer);

        Assert.Equal((409, "quota-reached"), (refused.Status, refused.Code));
        Assert.Equal(("active", 2), ((string?)refused.Json["limit"], (int)refused.Json["max"]!));
        Assert.Equal(start.AddHours(1), Time(refused.Json["from"]!));
        (await customer.Put($"/api/bookings/{first["id"]}/cancel", new { })).Expect(200);
        (await Given.Book(court, start.AddHours(5), customer)).Expect(201);
    }

    [Fact]
    public async Task A_day_and_a_week_are_those_of_the_place()
    {
        var court = await Limited(new { dailyBookingsMax = 1, weeklyBookingsMax = 2 });
        var customer = court.Tenant.Customer();
        var monday = MondayAfterNext(court.Tenant);
        (await Given.Book(court, At(monday, 23), customer)).Expect(201);

        var sameDay = await Given.Book(court, At(monday, 0), customer);
        (await Given.Book(court, At(monday.AddDays(1), 0), customer)).Expect(201);
        var sameWeek = await Given.Book(court, At(monday.AddDays(6), 23), customer);

        Assert.Equal(("quota-reached", "day"), (sameDay.Code, (string?)sameDay.Json["limit"]));
        Assert.Equal(At(monday.AddDays(1), 0), Time(sameDay.Json["from"]!));
        Assert.Equal(("quota-reached", "week"), (sameWeek.Code, (string?)sameWeek.Json["limit"]));
        Assert.Equal(At(monday.AddDays(7), 0), Time(sameWeek.Json["from"]!));
        (await Given.Book(court, At(monday.AddDays(7), 0), customer)).Expect(201);
    }

    [Fact]
    public async Task Guests_are_counted_by_their_address_however_it_is_written()
    {
        var court = await Limited(new { activeBookingsMax = 1 });
        var start = Given.HoursAhead(court.Tenant, 30);
        (await Book(court, start, "gwen@example.test")).Expect(201);

        Assert.Equal("quota-reached", (await Book(court, start.AddHours(2), "GWEN@example.test")).Code);
        (await Book(court, start.AddHours(2), "greg@example.test")).Expect(201);
        (await Given.Book(court, start.AddHours(4), court.Tenant.Customer())).Expect(201);
    }

    [Fact]
    public async Task A_hold_becomes_no_booking_above_the_limit_and_stays_what_it_is()
    {
        var court = await Limited(new { activeBookingsMax = 1 });
        var customer = court.Tenant.Customer();
        var start = Given.HoursAhead(court.Tenant, 30);
        var hold = (await Given.Hold(court, start.AddHours(2), customer)).Expect(201).Json;
        var booking = (await Given.Book(court, start, customer)).Expect(201).Json;
        var body = new { holdId = (Guid)hold["id"]!, holdToken = (string)hold["token"]! };

        Assert.Equal("quota-reached", (await customer.Post("/api/bookings", body)).Code);
        Assert.Equal("slot-taken", (await Given.Hold(court, start.AddHours(2))).Code);
        (await customer.Put($"/api/bookings/{booking["id"]}/cancel", new { })).Expect(200);
        (await customer.Post("/api/bookings", body)).Expect(201);
    }

    [Fact]
    public async Task A_booking_moves_to_another_day_only_within_the_limit()
    {
        var court = await Limited(new { dailyBookingsMax = 1 });
        var customer = court.Tenant.Customer();
        var monday = MondayAfterNext(court.Tenant);
        (await Given.Book(court, At(monday, 10), customer)).Expect(201);
        var other = (await Given.Book(court, At(monday.AddDays(1), 10), customer)).Expect(201).Json;
        Task<Reply> Move(DateTimeOffset start) => customer.Patch($"/api/bookings/{other["id"]}", new { start });

        Assert.Equal("quota-reached", (await Move(At(monday, 12))).Code);
        (await Move(At(monday.AddDays(1), 12))).Expect(200);
    }

    [Fact]
    public async Task A_declined_booking_takes_its_slot_again_only_within_the_limit()
    {
        var court = await Limited(new { activeBookingsMax = 1 });
        var start = Given.HoursAhead(court.Tenant, 30);
        var declined = (await Given.Book(court, start)).Expect(201).Json;
        await Given.Pay(app, court.Tenant, declined, "pm_card_visa_chargeDeclined");
        await Given.Status(court.Tenant, declined, "payment_failed");
        var other = (await Given.Book(court, start.AddHours(2))).Expect(201).Json;

        Assert.Equal("quota-reached", (await Retry(court, declined)).Code);
        (await court.Tenant.Guest.Put($"/api/bookings/{other["id"]}/cancel", new { }, Token(other))).Expect(200);
        (await Retry(court, declined)).Expect(200);
    }

    [Fact]
    public async Task The_same_key_again_is_the_same_booking_also_when_the_limit_is_reached()
    {
        var court = await Limited(new { activeBookingsMax = 1 });
        var start = Given.HoursAhead(court.Tenant, 30);
        var key = Guid.NewGuid().ToString();
        var first = (await Given.Book(court, start, key: key)).Expect(201).Json;

        Assert.Equal((Guid)first["id"]!, (Guid)(await Given.Book(court, start, key: key)).Expect(201).Json["id"]!);
    }

    /// <summary>The control is <see cref="RaceControlTests.Without_waiting_for_each_other_all_of_one_person_slip_under_a_limit"/>.</summary>
    [Fact]
    public async Task Of_one_persons_bookings_at_once_no_more_than_the_limit_stand()
    {
        var court = await Limited(new { activeBookingsMax = 2 });
        for (var round = 0; round < 5; round++)
        {
            var customer = court.Tenant.Customer();
            var start = Given.HoursAhead(court.Tenant, 30 + (12 * round));

            var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Given.Book(court, start.AddHours(i), customer)));

            Assert.Equal(2, replies.Count(r => r.Status == 201));
            Assert.All(replies.Where(r => r.Status != 201), r => Assert.Equal("quota-reached", r.Code));
        }
    }

    [Fact]
    public async Task No_more_people_come_than_the_service_is_for()
    {
        var court = await Limited(new { groupSizeMax = 4 });
        var start = Given.HoursAhead(court.Tenant, 30);
        object Party(int size) => new { resourceId = court.Id, start, end = start.AddHours(1), guest = Given.Guest(), partySize = size };

        foreach (var size in new[] { 0, 5 })
        {
            var refused = await court.Tenant.Guest.Post("/api/bookings", Party(size));
            Assert.Equal((400, "validation-failed"), (refused.Status, refused.Code));
            Assert.NotNull(refused.Json["errors"]!["partySize"]);
        }
        var booked = (await court.Tenant.Guest.Post("/api/bookings", Party(4))).Expect(201).Json;
        Assert.Equal(4, (int)(await Given.Read(court.Tenant, booked))["partySize"]!);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_limit_is_a_number_that_leaves_room_for_one(int most)
    {
        var court = await Given.NewCourt(await app.NewTenant());

        var refused = await court.Owner.Post("/api/services", new { name = "Hour", activeBookingsMax = most });

        Assert.Equal(400, refused.Status);
        Assert.NotNull(refused.Json["errors"]!["activeBookingsMax"]);
    }

    private async Task<Given.Court> Limited(object limits)
    {
        var service = JsonNode.Parse(Json.Write(Given.Service()))!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(Json.Write(limits))!.AsObject()) service[name] = value!.DeepClone();
        return await Given.NewCourt(await app.NewTenant(), new() { Service = service });
    }

    private static Task<Reply> Book(Given.Court court, DateTimeOffset start, string email) => court.Tenant.Guest.Post(
        "/api/bookings", new { resourceId = court.Id, start, end = start.AddHours(1), guest = Given.Guest(email) });

    private static Task<Reply> Retry(Given.Court court, JsonNode booking) =>
        court.Tenant.Guest.Post($"/api/bookings/{booking["id"]}/retry-payment", null, Token(booking));

    private static (string, string) Token(JsonNode booking) => ("X-Booking-Token", (string)booking["manageToken"]!);

    private static DateTimeOffset Time(JsonNode node) => DateTimeOffset.Parse((string)node!, CultureInfo.InvariantCulture);

    private static DateOnly MondayAfterNext(TestTenant tenant)
    {
        var today = DateOnly.FromDateTime(tenant.App.Clock.GetUtcNow().UtcDateTime);
        return today.AddDays(14 - (((int)today.DayOfWeek + 6) % 7));
    }

    /// <summary>The full hour at the place.</summary>
    private static DateTimeOffset At(DateOnly date, int hour)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");
        var wall = date.ToDateTime(new TimeOnly(hour, 0));
        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }
}
