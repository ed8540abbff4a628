namespace Holdfast.Tests.Bookings;

[Collection(SharedApp.Name)]
public sealed class HoldTests(TestApp app)
{
    [Fact]
    public async Task Takes_a_slot_so_that_others_see_it_held_and_are_offered_neighbours()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 30);

        var hold = (await Given.Hold(court, start)).Expect(201).Json;
        var rival = await Given.Hold(court, start);

        Assert.Equal(2_000, (long)hold["price"]!["amount"]!);
        Assert.Equal("slot-taken", rival.Code);
        Assert.Equal(5, rival.Json["alternatives"]!.AsArray().Count);
        Assert.Equal("held", await StateOf(court, start));
    }

    [Fact]
    public async Task Is_released_at_once_and_may_be_released_twice()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 30);
        var hold = (await Given.Hold(court, start)).Expect(201).Json;

        (await Release(court, hold, "wrong")).Expect(404);
        (await Release(court, hold, (string)hold["token"]!)).Expect(204);
        (await Release(court, hold, (string)hold["token"]!)).Expect(204);

        Assert.Equal("free", await StateOf(court, start));
        (await Given.Hold(court, start)).Expect(201);
    }

    [Fact]
    public async Task Is_made_longer_once()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var hold = (await Given.Hold(court, Given.HoursAhead(court.Tenant, 30))).Expect(201).Json;
        var token = ("X-Hold-Token", (string)hold["token"]!);

        var extended = (await court.Tenant.Guest.Post($"/api/holds/{hold["id"]}/extend", null, token)).Expect(200).Json;

        Assert.Equal((DateTimeOffset)hold["expiresAt"]! + TimeSpan.FromMinutes(5), (DateTimeOffset)extended["expiresAt"]!);
        Assert.Equal("hold-extended-already",
            (await court.Tenant.Guest.Post($"/api/holds/{hold["id"]}/extend", null, token)).Code);
    }

    [Fact]
    public async Task A_person_has_three_at_once_however_fast_they_ask()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var customer = court.Tenant.Customer();

        var replies = await Task.WhenAll(Enumerable.Range(0, 12)
            .Select(i => Given.Hold(court, Given.HoursAhead(court.Tenant, 30 + i), customer)));

        Assert.Equal(3, replies.Count(r => r.Status == 201));
        Assert.All(replies.Where(r => r.Status != 201), r => Assert.Equal(
            (429, "too-many-holds", "person", 3), (r.Status, r.Code, (string)r.Json["scope"]!, (int)r.Json["limit"]!)));
    }

    [Fact]
    public async Task An_address_has_twenty_at_once()
    {
        var court = await Given.NewCourt(await app.NewTenant());

        var replies = await Task.WhenAll(Enumerable.Range(0, 30)
            .Select(i => Given.Hold(court, Given.HoursAhead(court.Tenant, 30 + i))));

        Assert.Equal(20, replies.Count(r => r.Status == 201));
        Assert.All(replies.Where(r => r.Status != 201), r => Assert.Equal(
            (429, "too-many-holds", "address", 20), (r.Status, r.Code, (string)r.Json["scope"]!, (int)r.Json["limit"]!)));
    }

    [Fact]
    public async Task Becomes_a_booking_at_its_own_price_even_when_the_price_rose_meanwhile()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var hold = (await Given.Hold(court, Given.HoursAhead(court.Tenant, 30))).Expect(201).Json;
        await RaisePrice(court, 9_000);

        var booking = (await court.Tenant.Guest.Post("/api/bookings", new
        {
            holdId = (Guid)hold["id"]!,
            holdToken = (string)hold["token"]!,
            guest = Given.Guest(),
        })).Expect(201).Json;

        Assert.Equal(2_000, (long)booking["total"]!["amount"]!);
    }

    [Fact]
    public async Task An_unknown_or_foreign_hold_is_not_told_apart_from_a_wrong_token()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var hold = (await Given.Hold(court, Given.HoursAhead(court.Tenant, 30))).Expect(201).Json;
        var rival = await app.NewTenant();
        object Body(string token) => new { holdId = (Guid)hold["id"]!, holdToken = token, guest = Given.Guest() };

        Assert.Equal("hold-unknown", (await court.Tenant.Guest.Post("/api/bookings", Body("wrong"))).Code);
        Assert.Equal("hold-unknown", (await rival.Guest.Post("/api/bookings", Body((string)hold["token"]!))).Code);
    }

    [Fact]
    public async Task The_same_key_names_the_same_hold_and_another_body_is_refused()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 30);
        object Body(DateTimeOffset at) => new { resourceId = court.Id, start = at, end = at.AddHours(1) };
        var key = ("Idempotency-Key", "k-1");

        var first = (await court.Tenant.Guest.Post("/api/holds", Body(start), key)).Expect(201);
        var again = (await court.Tenant.Guest.Post("/api/holds", Body(start), key)).Expect(201);
        var other = await court.Tenant.Guest.Post("/api/holds", Body(start.AddHours(2)), key);

        Assert.Equal(first.Text, again.Text);
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.Equal((422, "idempotency-key-reused"), (other.Status, other.Code));
    }

    private static Task<Reply> Release(Given.Court court, System.Text.Json.Nodes.JsonNode hold, string token) =>
        court.Tenant.Guest.Delete($"/api/holds/{hold["id"]}", ("X-Hold-Token", token));

    private static async Task<string?> StateOf(Given.Court court, DateTimeOffset start)
    {
        var date = start.UtcDateTime.ToString("yyyy-MM-dd");
        var slots = (await court.Tenant.Guest.Get(
            $"/api/courts/{court.Id}/availability?startDate={date}&endDate={date}&timeZone=UTC")).Expect(200).Json["slots"]!;
        return (string?)slots.AsArray().Single(s => (DateTimeOffset)s!["start"]! == start)!["state"];
    }

    private static async Task RaisePrice(Given.Court court, long amount)
    {
        var seen = (await court.Owner.Get($"/api/resources/{court.Id}")).Expect(200);
        var body = seen.Json;
        body["basePrice"]!["amount"] = amount;
        (await court.Owner.Put($"/api/courts/{court.Id}", body, ("If-Match", seen.ETag!))).Expect(200);
        await TestApp.Eventually(async () =>
            (long)(await court.Tenant.Guest.Get($"/api/courts/{court.Id}")).Json["basePrice"]!["amount"]! == amount, "the price rose");
    }
}
