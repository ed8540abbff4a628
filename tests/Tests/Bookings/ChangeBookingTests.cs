namespace Holdfast.Tests.Bookings;

[Collection(SharedApp.Name)]
public sealed class ChangeBookingTests(TestApp app)
{
    [Fact]
    public async Task Moves_to_another_day_and_tells_all_of_it_in_one_commit()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var (old, start) = (Given.HoursAhead(court.Tenant, 30), Given.HoursAhead(court.Tenant, 78));
        var booking = (await Given.Book(court, old)).Expect(201).Json;

        var moved = (await GivenChange.Change(court, booking, new { start, reason = "rain" })).Expect(200);

        Assert.Equal((start, start.AddHours(1), 2, "pending"), (
            (DateTimeOffset)moved.Json["start"]!, (DateTimeOffset)moved.Json["end"]!, (int)moved.Json["version"]!,
            (string)moved.Json["status"]!));
        Assert.Equal("\"2\"", moved.ETag);
        Assert.Equal([(court.Id, start, start.AddHours(1))], await GivenChange.Claims(app, booking));
        var change = Assert.Single((await Given.Read(court.Tenant, booking))["changes"]!.AsArray())!;
        Assert.Equal(("changed", 2, "guest", "rain", old, start), (
            (string)change["kind"]!, (int)change["version"]!, (string)change["by"]!, (string)change["reason"]!,
            (DateTimeOffset)change["before"]!["start"]!, (DateTimeOffset)change["after"]!["start"]!));
        (await Given.Book(court, old)).Expect(201);
        Assert.Equal("slot-taken", (await Given.Book(court, start)).Code);
        await app.Settled();
        Assert.Equal([$"slot.changed {old:O} free", $"slot.changed {start:O} booked", $"booking.changed {start:O} 2"],
            await Told(booking));
    }

    /// <summary>Three quarters of the new time are the old one; only the rest of it is told as free.</summary>
    [Fact]
    public async Task Moves_by_less_than_its_own_length()
    {
        var court = await Given.NewCourt(
            await app.NewTenant(), new() { Service = Given.Service(grid: 15, bufferBefore: 5, bufferAfter: 10) });
        var old = Given.HoursAhead(court.Tenant, 30);
        var booking = (await Given.Book(court, old)).Expect(201).Json;

        (await GivenChange.Change(court, booking, new { start = old.AddMinutes(15) })).Expect(200);

        Assert.Equal([(court.Id, old.AddMinutes(10), old.AddMinutes(85))], await GivenChange.Claims(app, booking));
        await app.Settled();
        Assert.Equal($"slot.changed {old.AddMinutes(-5):O} free", (await Told(booking))[0]);
    }

    [Fact]
    public async Task A_taken_time_is_refused_with_free_ones_and_nothing_of_the_booking_is_lost()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var (old, taken) = (Given.HoursAhead(court.Tenant, 30), Given.HoursAhead(court.Tenant, 32));
        var booking = (await Given.Book(court, old)).Expect(201).Json;
        (await Given.Book(court, taken)).Expect(201);
        var before = await Given.Read(court.Tenant, booking);

        var refused = (await GivenChange.Change(court, booking, new { start = taken })).Expect(409);

        Assert.Equal("slot-taken", refused.Code);
        Assert.NotEmpty(refused.Json["alternatives"]!.AsArray());
        Assert.Equal("slot-taken", (await GivenChange.Quote(court, booking, new { start = taken })).Code);
        Assert.Equal(before.ToJsonString(), (await Given.Read(court.Tenant, booking)).ToJsonString());
        Assert.Equal([(court.Id, old, old.AddHours(1))], await GivenChange.Claims(app, booking));
    }

    [Fact]
    public async Task Goes_to_another_place_of_the_provider_and_to_no_other()
    {
        var tenant = await app.NewTenant();
        var court = await Given.NewCourt(tenant);
        var (neighbour, stranger) = (await GivenChange.Neighbour(court), await Given.NewCourt(tenant, new() { Name = "Court 9" }));
        var start = Given.HoursAhead(tenant, 30);
        var booking = (await Given.Book(court, start)).Expect(201).Json;
        var theirs = (await tenant.Guest.Get($"/api/courts/{stranger.Id}")).Json["services"]![0]!["id"]!;

        Assert.Equal("service-unknown", (await GivenChange.Change(court, booking, new { resourceId = stranger.Id })).Code);
        Assert.Equal("change-not-exchangeable",
            (await GivenChange.Change(court, booking, new { resourceId = stranger.Id, serviceId = (Guid)theirs })).Code);
        var moved = (await GivenChange.Change(court, booking, new { resourceId = neighbour })).Expect(200).Json;

        Assert.Equal((neighbour, "Court 2"), ((Guid)moved["resourceId"]!, (string)moved["resourceName"]!));
        Assert.Equal([(neighbour, start, start.AddHours(1))], await GivenChange.Claims(app, booking));
        (await Given.Book(court, start)).Expect(201);
    }

    [Fact]
    public async Task Length_and_number_are_priced_anew_by_the_server()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new()
        {
            Units = 3,
            Service = Given.Service(minutes: 60, minutesMax: 180, grid: 30, paymentPolicy: "at_venue"),
        });
        var start = Given.HoursAhead(court.Tenant, 30);
        var booking = await GivenChange.Confirmed(court, start);

        var longer = (await GivenChange.Change(court, booking, new { durationMinutes = 90, units = 2 })).Expect(200).Json;

        Assert.Equal((6_000, 300, 2), (
            (long)longer["total"]!["amount"]!, (long)longer["fee"]!["amount"]!, (int)longer["units"]!));
        Assert.Equal(2, (await GivenChange.Claims(app, booking)).Count);
        Assert.Equal("validation-failed", (await GivenChange.Change(court, booking, new { units = 4 })).Code);
        Assert.Equal("slot-not-offered", (await GivenChange.Change(court, booking, new { durationMinutes = 240 })).Code);
        (await GivenChange.Change(court, booking, new { units = 1, end = start.AddHours(1) })).Expect(200);
        Assert.Equal([(court.Id, start, start.AddHours(1))], await GivenChange.Claims(app, booking));
    }

    [Fact]
    public async Task A_quote_says_what_the_change_will_do_and_does_nothing()
    {
        var court = await Given.NewCourt(
            await app.NewTenant(), new() { Service = Given.Service(minutesMax: 120, grid: 60, paymentPolicy: "at_venue") });
        var start = Given.HoursAhead(court.Tenant, 30);
        var booking = await GivenChange.Confirmed(court, start);
        var before = await Given.Read(court.Tenant, booking);

        var quote = (await GivenChange.Quote(court, booking, new { durationMinutes = 120 })).Expect(200).Json;

        Assert.Equal((4_000, 2_000, 0, 2_000), (
            (long)quote["total"]!["amount"]!, (long)quote["difference"]!["amount"]!, (long)quote["refund"]!["amount"]!,
            (long)quote["toPay"]!["amount"]!));
        Assert.Equal(before.ToJsonString(), (await Given.Read(court.Tenant, booking)).ToJsonString());
        var changed = (await GivenChange.Change(court, booking, new { durationMinutes = 120 })).Expect(200).Json;
        Assert.Equal(quote["total"]!.ToJsonString(), changed["total"]!.ToJsonString());
    }

    [Fact]
    public async Task The_price_of_what_is_not_paid_yet_stays()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { Service = Given.Service(minutesMax: 120, grid: 60) });
        var start = Given.HoursAhead(court.Tenant, 30);
        var booking = (await court.Tenant.Guest.Post("/api/bookings",
            new { resourceId = court.Id, start, end = start.AddHours(2), guest = Given.Guest() })).Expect(201).Json;

        Assert.Equal("price-change-unsupported", (await GivenChange.Change(court, booking, new { durationMinutes = 60 })).Code);
        Assert.Equal("slot-not-offered", (await GivenChange.Change(court, booking, new { durationMinutes = 180 })).Code);
        (await GivenChange.Change(court, booking, new { start = start.AddDays(1) })).Expect(200);
    }

    [Fact]
    public async Task A_customer_may_not_when_cancelling_gives_nothing_back_and_the_provider_may()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new() { Service = Given.Service(paymentPolicy: "at_venue") });
        var booking = await GivenChange.Confirmed(court, Given.HoursAhead(court.Tenant, 0));
        var body = new { start = Given.HoursAhead(court.Tenant, 50) };

        Assert.Equal("change-too-late", (await GivenChange.Change(court, booking, body)).Code);
        var moved = (await court.Owner.Patch($"/api/bookings/{booking["id"]}", body)).Expect(200).Json;

        Assert.Equal($"provider:{court.OwnerId}", (string?)moved["changes"]![0]!["by"]);
    }

    [Fact]
    public async Task Is_for_those_only_whose_booking_it_is_in_the_version_they_have_seen()
    {
        var tenant = await app.NewTenant();
        var (court, rival) = (await Given.NewCourt(tenant), await app.NewTenant());
        var booking = (await Given.Book(court, Given.HoursAhead(tenant, 30))).Expect(201).Json;
        var (path, body) = ($"/api/bookings/{booking["id"]}", new { start = Given.HoursAhead(tenant, 40) });

        foreach (var (method, where) in new[] { (HttpMethod.Patch, path), (HttpMethod.Post, path + "/change-quote") })
        {
            Assert.Equal(401, (await tenant.Guest.Send(method, where, body)).Status);
            Assert.Equal(404, (await tenant.Guest.Send(method, where, body, ("X-Booking-Token", "wrong"))).Status);
            Assert.Equal(404, (await tenant.Customer().Send(method, where, body)).Status);
            Assert.Equal(404, (await rival.Admin().Send(method, where, body)).Status);
        }
        Assert.Equal(412, (await GivenChange.Change(court, booking, body, ("If-Match", "\"7\""))).Status);
        Assert.Equal("validation-failed", (await GivenChange.Change(court, booking, body, ("If-Match", "x"))).Code);
        Assert.Equal("resource-unknown", (await GivenChange.Change(
            court, booking, new { resourceId = (await Given.NewCourt(rival)).Id })).Code);
        (await GivenChange.Change(court, booking, body, ("If-Match", "\"1\""))).Expect(200);
        Assert.Equal(412, (await GivenChange.Change(court, booking, body, ("If-Match", "\"1\""))).Status);
    }

    [Fact]
    public async Task The_same_key_moves_once_and_gives_the_same_answer()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var booking = (await Given.Book(court, Given.HoursAhead(court.Tenant, 30))).Expect(201).Json;
        var body = new { start = Given.HoursAhead(court.Tenant, 40) };
        (string, string)[] headers = [("Idempotency-Key", "move-1"), ("If-Match", "\"1\"")];

        var first = (await GivenChange.Change(court, booking, body, headers)).Expect(200);
        var again = (await GivenChange.Change(court, booking, body, headers)).Expect(200);

        Assert.Equal((first.Text, "true"), (again.Text, again.Headers["Idempotency-Replayed"]));
        Assert.Equal(2, (int)(await Given.Read(court.Tenant, booking))["version"]!);
    }

    [Fact]
    public async Task What_is_wished_for_already_is_so_and_what_is_over_stays()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 30);
        var booking = (await Given.Book(court, start)).Expect(201).Json;

        Assert.Equal(1, (int)(await GivenChange.Change(court, booking, new { start })).Expect(200).Json["version"]!);
        (await court.Tenant.Guest.Put($"/api/bookings/{booking["id"]}/cancel", new { }, GivenChange.Token(booking))).Expect(200);
        Assert.Equal("booking-state-conflict", (await GivenChange.Change(court, booking, new { start = start.AddHours(5) })).Code);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"start":"0001-01-01T00:00:00Z"}""")]
    [InlineData("""{"end":"9999-12-31T23:59:59Z"}""")]
    [InlineData("""{"start":"2026-12-01T10:00:00Z","end":"2026-12-01T10:00:00Z"}""")]
    [InlineData("""{"end":"2026-12-01T10:00:00Z","durationMinutes":60}""")]
    [InlineData("""{"durationMinutes":0}""")]
    [InlineData("""{"durationMinutes":44641}""")]
    [InlineData("""{"units":0}""")]
    [InlineData("""{"units":51}""")]
    public async Task Refuses_what_names_no_time_length_or_number(string body)
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var booking = (await Given.Book(court, Given.HoursAhead(court.Tenant, 30))).Expect(201).Json;

        Assert.Equal("validation-failed", (await GivenChange.Change(court, booking, body)).Code);
        Assert.Equal("validation-failed", (await GivenChange.Quote(court, booking, body)).Code);
    }

    /// <summary>What the request that changed the booking told, in order.</summary>
    private async Task<IReadOnlyList<string>> Told(System.Text.Json.Nodes.JsonNode booking) =>
        [.. (await app.Database.Query<(string Type, DateTimeOffset Start, string More)>("""
            select type, (data ->> 'startsAt')::timestamptz, coalesce(data ->> 'state', aggregate_version::text) from bus.log
            where correlation_id = (select correlation_id from bookings.booking_changes where booking_id = @id)
            order by position
            """, new { id = (Guid)booking["id"]! })).Select(t => $"{t.Type} {t.Start:O} {t.More}")];
}
