using System.Text.Json.Nodes;

namespace Holdfast.Tests.Bookings;

[Collection(SharedApp.Name)]
public sealed class ProposalTests(TestApp app)
{
    [Fact]
    public async Task A_proposed_time_is_held_and_taken_with_one_press()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var (old, start) = (Given.HoursAhead(court.Tenant, 30), Given.HoursAhead(court.Tenant, 50));
        var booking = (await Given.Book(court, old)).Expect(201).Json;

        var proposed = (await Propose(court, booking, new { start })).Expect(201).Json;
        Assert.Equal((old, start, 2_000), (
            (DateTimeOffset)proposed["start"]!, (DateTimeOffset)proposed["proposal"]!["start"]!,
            (long)proposed["proposal"]!["total"]!["amount"]!));
        Assert.Equal("slot-taken", (await Given.Book(court, start)).Code);
        var seen = (await Given.Read(court.Tenant, booking))["proposal"]!;
        var moved = (await Answer(court, booking, seen, "accept")).Expect(200).Json;

        Assert.Equal((start, null), ((DateTimeOffset)moved["start"]!, moved["proposal"]));
        Assert.Equal([(court.Id, start, start.AddHours(1))], await GivenChange.Claims(app, booking));
        (await Given.Book(court, old)).Expect(201);
        Assert.Equal("proposal-over", (await Answer(court, booking, seen, "accept")).Code);
        Assert.Equal(0, await Holds(court));
    }

    [Fact]
    public async Task Declined_the_booking_stays_and_the_held_time_is_free()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var (old, start) = (Given.HoursAhead(court.Tenant, 30), Given.HoursAhead(court.Tenant, 50));
        var booking = (await Given.Book(court, old)).Expect(201).Json;
        var proposal = (await Propose(court, booking, new { start })).Expect(201).Json["proposal"]!;

        var kept = (await Answer(court, booking, proposal, "decline")).Expect(200).Json;

        Assert.Equal((old, null), ((DateTimeOffset)kept["start"]!, kept["proposal"]));
        (await Given.Book(court, start)).Expect(201);
        Assert.Equal("proposal-over", (await Answer(court, booking, proposal, "decline")).Code);
    }

    /// <summary>Half of the time is the booking's own: only the other half is held for it.</summary>
    [Fact]
    public async Task May_overlap_the_time_that_the_booking_has()
    {
        var court = await Given.NewCourt(
            await app.NewTenant(), new() { Units = 2, Service = Given.Service(grid: 30) });
        var old = Given.HoursAhead(court.Tenant, 30);
        var booking = (await Given.Book(court, old)).Expect(201).Json;

        var proposal = (await Propose(court, booking, new { start = old.AddMinutes(30) })).Expect(201).Json["proposal"]!;
        Assert.Equal(1, await Holds(court));
        (await Given.Book(court, old.AddMinutes(30))).Expect(201); // On the other unit.
        Assert.Equal("slot-taken", (await Given.Book(court, old.AddMinutes(30))).Code);
        (await Answer(court, booking, proposal, "accept")).Expect(200);

        Assert.Equal([(court.Id, old.AddMinutes(30), old.AddMinutes(90))], await GivenChange.Claims(app, booking));
    }

    [Theory]
    [InlineData("again")]
    [InlineData("cancel")]
    [InlineData("change")]
    public async Task Ends_with_another_proposal_and_with_the_booking(string by)
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var (old, start) = (Given.HoursAhead(court.Tenant, 30), Given.HoursAhead(court.Tenant, 50));
        var booking = (await Given.Book(court, old)).Expect(201).Json;
        var proposal = (await Propose(court, booking, new { start })).Expect(201).Json["proposal"]!;

        await (by switch
        {
            "again" => Propose(court, booking, new { start = start.AddHours(3) }),
            "change" => GivenChange.Change(court, booking, new { start = old.AddHours(1) }),
            _ => court.Tenant.Guest.Put($"/api/bookings/{booking["id"]}/cancel", new { }, GivenChange.Token(booking)),
        });

        (await Given.Book(court, start)).Expect(201);
        Assert.Equal("proposal-over", (await Answer(court, booking, proposal, "accept")).Code);
        Assert.Equal(by == "again" ? 1 : 0, await Holds(court));
    }

    /// <summary>So late the customer could not change it; the dearer hour is given for the price that was paid.</summary>
    [Fact]
    public async Task Is_never_too_late_and_never_costs_more()
    {
        var court = await Given.NewCourt(await app.NewTenant(), new()
        {
            Service = Given.Service(minutesMax: 120, grid: 60, paymentPolicy: "at_venue"),
        });
        var booking = await GivenChange.Confirmed(court, Given.HoursAhead(court.Tenant, 0));
        var later = new { start = Given.HoursAhead(court.Tenant, 20), durationMinutes = 120 };

        Assert.Equal("change-too-late", (await GivenChange.Change(court, booking, later)).Code);
        var proposal = (await Propose(court, booking, later)).Expect(201).Json["proposal"]!;
        var moved = (await Answer(court, booking, proposal, "accept")).Expect(200).Json;

        Assert.Equal(2_000, (long)moved["total"]!["amount"]!);
        Assert.True((DateTimeOffset)proposal["expiresAt"]! <= (DateTimeOffset)booking["start"]!);
    }

    [Fact]
    public async Task The_provider_proposes_and_the_customer_answers_and_nobody_else_does_either()
    {
        var tenant = await app.NewTenant();
        var (court, rival) = (await Given.NewCourt(tenant), await app.NewTenant());
        var booking = (await Given.Book(court, Given.HoursAhead(tenant, 30))).Expect(201).Json;
        var (path, body) = ($"/api/bookings/{booking["id"]}/proposals", new { start = Given.HoursAhead(tenant, 50) });

        Assert.Equal(401, (await tenant.Guest.Post(path, body)).Status);
        Assert.Equal(403, (await tenant.Customer().Post(path, body)).Status);
        Assert.Equal(404, (await (await Given.NewCourt(tenant, new() { Name = "Court 2" })).Owner.Post(path, body)).Status);
        Assert.Equal(404, (await rival.Admin().Post(path, body)).Status);
        Assert.Equal("validation-failed", (await court.Owner.Post(path, new { })).Code);
        Assert.Equal("proposal-same-time", (await Propose(court, booking, new { start = (DateTimeOffset)booking["start"]! })).Code);
        Assert.Equal("slot-not-offered", (await Propose(court, booking, new { start = body.start.AddMinutes(7) })).Code);

        var proposal = (await court.Owner.Post(path, body)).Expect(201).Json["proposal"]!;
        foreach (var answer in new[] { "accept", "decline" })
        {
            Assert.Equal(401, (await tenant.Guest.Post($"{path}/{proposal["id"]}/{answer}")).Status);
            Assert.Equal(403, (await court.Owner.Post($"{path}/{proposal["id"]}/{answer}")).Status);
            Assert.Equal(404, (await rival.Admin().Post($"{path}/{proposal["id"]}/{answer}")).Status);
            Assert.Equal("proposal-unknown", (await tenant.Guest.Post(
                $"{path}/{Guid.CreateVersion7()}/{answer}", null, GivenChange.Token(booking))).Code);
        }
    }

    /// <summary>Both presses of an impatient customer, and a yes and a no at once: one of them counts.</summary>
    [Theory]
    [InlineData("accept")]
    [InlineData("decline")]
    public async Task Of_a_yes_and_another_answer_at_once_one_counts(string other)
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var old = Given.HoursAhead(court.Tenant, 30);
        var booking = (await Given.Book(court, old)).Expect(201).Json;
        var proposal = (await Propose(court, booking, new { start = old.AddHours(5) })).Expect(201).Json["proposal"]!;

        var replies = await Task.WhenAll(
            Answer(court, booking, proposal, "accept"), Answer(court, booking, proposal, other));

        Assert.Single(replies, r => r.Status == 200);
        Assert.Single(replies, r => r.Code == "proposal-over");
        Assert.Equal(0, await Holds(court));
        Assert.Single(await GivenChange.Claims(app, booking));
    }

    private static Task<Reply> Propose(Given.Court court, JsonNode booking, object body) =>
        court.Owner.Post($"/api/bookings/{booking["id"]}/proposals", body);

    private static Task<Reply> Answer(Given.Court court, JsonNode booking, JsonNode proposal, string answer) =>
        court.Tenant.Guest.Post(
            $"/api/bookings/{booking["id"]}/proposals/{proposal["id"]}/{answer}", null, GivenChange.Token(booking));

    private Task<long> Holds(Given.Court court) => app.Database.Scalar<long>(
        "select count(*) from bookings.allocations where resource_id = @Id and kind = 1", new { court.Id });
}
