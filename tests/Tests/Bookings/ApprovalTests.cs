using System.Text.Json.Nodes;
using Holdfast.Kernel;
using Holdfast.Tests.Notifications;

namespace Holdfast.Tests.Bookings;

/// <summary>Services that need a yes: asked when the customer has done their part, answered by the place alone.</summary>
[Collection(SharedApp.Name)]
public sealed class ApprovalTests(TestApp app)
{
    [Fact]
    public async Task A_yes_takes_the_money_that_was_only_reserved()
    {
        var asked = await GivenRequest.Paid(app);
        var pending = await asked.Read();
        Assert.Equal(("pending", "authorized"), ((string?)pending["status"], (string?)pending["payment"]!["status"]));
        Assert.Equal("on_approval", (string?)pending["paymentPolicy"]);
        Assert.Equal(asked.Id, (Guid)Assert.Single(await asked.Waiting())!["id"]!);
        await Inbox.Expect(app, asked.Email, "Asked for: Court 1");

        var confirmed = (await asked.Answer("confirm")).Expect(200).Json;

        Assert.Equal("confirmed", (string?)confirmed["status"]);
        Assert.Equal("provider:" + asked.Court.OwnerId, (string?)confirmed["history"]!.AsArray()[^1]!["by"]);
        Assert.Empty(await asked.Waiting());
        await asked.Until("captured");
        var mail = await Inbox.Expect(app, asked.Email, "Booked: Court 1");
        Assert.Equal(2, mail["attachments"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_no_lets_slot_and_money_go_and_says_why()
    {
        var asked = await GivenRequest.Paid(app);

        var declined = (await asked.Answer("decline", new { reason = "The coach is ill." })).Expect(200).Json;

        Assert.Equal("cancelled", (string?)declined["status"]);
        Assert.Equal((0, 100), ((int)declined["refund"]!["amount"]!, (int)declined["refund"]!["percent"]!));
        (await Given.Hold(asked.Court, asked.Start)).Expect(201);
        await asked.Until("cancelled");
        var mail = await Inbox.Expect(app, asked.Email, "Declined: Court 1");
        Assert.Contains("The reason given: “The coach is ill.”", (string)mail["text"]!, StringComparison.Ordinal);
        await TestApp.Eventually(async () => await app.Database.Scalar<long>(
            "select count(*) from notifications.messages where booking_id = @Id and (reason is not null or state <> 'sent')",
            new { asked.Id }) == 0, "what was written is kept no longer than it takes to send it");
    }

    [Fact]
    public async Task What_is_paid_at_the_venue_is_asked_at_once_and_needs_no_card()
    {
        var asked = await GivenRequest.AtVenue(app);

        Assert.Equal("booking-state-conflict", (await Given.Intent(asked.Court.Tenant, asked.Booking)).Code);
        Assert.Equal("confirmed", (string?)(await asked.Answer("confirm")).Expect(200).Json["status"]);

        var mail = await Inbox.Expect(app, asked.Email, "Booked: Court 1");
        Assert.Contains("To pay at the venue: €20.00", (string)mail["text"]!, StringComparison.Ordinal);
        Assert.Equal("receipt-not-ready", (await asked.Guest($"/api/bookings/{asked.Id}/receipt")).Code);
    }

    [Fact]
    public async Task Only_the_place_answers_and_only_what_it_was_asked()
    {
        var asked = await GivenRequest.AtVenue(app);
        var tenant = asked.Court.Tenant;
        foreach (var act in new[] { "confirm", "decline" })
        {
            var path = $"/api/bookings/{asked.Id}/{act}";
            var body = act == "decline" ? new { } : null;
            Assert.Equal(401, (await tenant.Guest.Post(path, body)).Status);
            Assert.Equal(403, (await tenant.Guest.Post(path, body, asked.Token)).Status);
            Assert.Equal(404, (await tenant.Customer().Post(path, body)).Status);
            Assert.Equal(404, (await tenant.As(Guid.CreateVersion7(), Roles.Provider).Post(path, body)).Status);
            Assert.Equal(412, (await asked.Court.Owner.Post(path, body, ("If-Match", "\"77\""))).Status);
        }
        Assert.Equal(400, (await asked.Answer("decline", new { reason = new string('x', 501) })).Status);
        Assert.Empty((await tenant.As(Guid.CreateVersion7(), Roles.Provider).Get("/api/provider/requests")).Expect(200).Json["items"]!.AsArray());
        Assert.Equal(403, (await tenant.Customer().Get("/api/provider/requests")).Status);
        (await tenant.Admin().Post($"/api/bookings/{asked.Id}/confirm")).Expect(200);
        Assert.Equal("booking-state-conflict", (await asked.Answer("confirm")).Code);
        Assert.Equal("booking-state-conflict", (await asked.Answer("decline")).Code);
    }

    [Fact]
    public async Task Nobody_says_yes_before_the_card_did_nor_to_what_needs_none()
    {
        var unpaid = await GivenRequest.New(app, "on_approval");
        var instant = await Given.NewCourt(await app.NewTenant());
        var booking = (await Given.Book(instant, Given.HoursAhead(instant.Tenant, 30))).Expect(201).Json;

        Assert.Equal((409, "payment-not-authorized"), Refused(await unpaid.Answer("confirm")));
        Assert.Empty(await unpaid.Waiting());
        foreach (var act in new[] { "confirm", "decline" })
            Assert.Equal((409, "booking-state-conflict"),
                Refused(await instant.Owner.Post($"/api/bookings/{booking["id"]}/{act}", act == "decline" ? new { } : null)));
        (await unpaid.Answer("decline")).Expect(200);
    }

    [Fact]
    public async Task The_one_address_for_both_answers_takes_either()
    {
        var (first, second) = (await GivenRequest.AtVenue(app), await GivenRequest.AtVenue(app));

        Assert.Equal("confirmed", (string?)(await first.Expert("confirm")).Expect(200).Json["status"]);
        Assert.Equal("cancelled", (string?)(await second.Expert("decline")).Expect(200).Json["status"]);
        Assert.Equal((400, "validation-failed"), Refused(await first.Expert("maybe")));
        Assert.Equal(404, (await first.Court.Owner.Post(
            "/api/bookings/expert/confirm", new { bookingId = Guid.CreateVersion7(), action = "confirm" })).Status);
    }

    /// <summary>The control is <see cref="RaceControlTests.Without_naming_the_states_to_leave_a_request_is_confirmed_and_ended"/>.</summary>
    [Fact]
    public async Task Of_yes_and_no_at_once_one_wins()
    {
        for (var round = 0; round < 5; round++)
        {
            var asked = await GivenRequest.AtVenue(app);

            var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => asked.Answer(i % 2 == 0 ? "confirm" : "decline")));

            Assert.Single(replies, r => r.Status == 200);
            Assert.All(replies.Where(r => r.Status != 200), r => Assert.Equal((409, "booking-state-conflict"), Refused(r)));
            await asked.StandsOrIsGone();
        }
    }

    /// <summary>As page and console do, each names the version it has seen: else a cancellation may rightly follow a yes.</summary>
    [Fact]
    public async Task Of_a_yes_and_the_customers_cancellation_at_once_one_wins_and_the_money_follows()
    {
        for (var round = 0; round < 4; round++)
        {
            var asked = round == 0 ? await GivenRequest.Paid(app) : await GivenRequest.AtVenue(app);
            var seen = ("If-Match", $"\"{(int)(await asked.Read())["version"]!}\"");

            var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => i % 2 == 0
                ? asked.Court.Owner.Post($"/api/bookings/{asked.Id}/confirm", null, seen)
                : asked.Court.Tenant.Guest.Put($"/api/bookings/{asked.Id}/cancel", new { }, seen, asked.Token)));

            Assert.Single(replies, r => r.Status == 200);
            Assert.All(replies.Where(r => r.Status != 200), r => Assert.Contains(r.Code, new[] { "version-mismatch", "booking-state-conflict" }));
            var status = await asked.StandsOrIsGone();
            if (round == 0) await asked.Until(status == "confirmed" ? "captured" : "cancelled");
        }
    }

    private static (int, string?) Refused(Reply reply) => (reply.Status, reply.Code);
}
