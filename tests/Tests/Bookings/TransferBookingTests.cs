using System.Text.Json.Nodes;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Holdfast.Tests.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Tests.Bookings;

[Collection(SecondApp.Name)]
public sealed class TransferBookingTests(TestApp app)
{
    [Fact]
    public async Task Passes_to_a_guest_whose_link_alone_opens_it_from_then_on()
    {
        var (court, booking, old) = await Confirmed();
        await Inbox.Expect(app, old, "Booked");
        var friend = $"{Guid.NewGuid():N}@friend.test";

        (await Transfer(court, booking, friend)).Expect(204);

        Assert.Equal(404, (await court.Tenant.Guest.Get($"/api/bookings/{booking["id"]}", GivenChange.Token(booking))).Status);
        Assert.Equal(404, (await GivenChange.Change(court, booking, new { units = 1 })).Status);
        var mail = await Inbox.Expect(app, friend, "Yours now");
        Assert.Contains("SEQUENCE:3", await Inbox.Attachment(app, mail, 0), StringComparison.Ordinal);
        var token = LinkIn(mail);
        var seen = (await court.Tenant.Guest.Get($"/api/bookings/{booking["id"]}", ("X-Booking-Token", token))).Expect(200).Json;
        Assert.Equal((friend, "transferred"), ((string)seen["contact"]!["email"]!, (string)seen["changes"]![0]!["kind"]!));
        var told = await Inbox.Expect(app, old, $"Booking {booking["confirmationCode"]} was passed on");
        Assert.DoesNotContain("token=", (string)told["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("Fred", (string)told["text"]!, StringComparison.Ordinal);
        Assert.Contains("METHOD:CANCEL", await Inbox.Attachment(app, told, 0), StringComparison.Ordinal);
        // Every other module knows whose it is as well.
        await app.Settled();
        foreach (var path in new[] { "receipt", "stream-ticket" })
        {
            var method = path == "receipt" ? HttpMethod.Get : HttpMethod.Post;
            Assert.Equal(404, (await court.Tenant.Guest.Send(
                method, $"/api/bookings/{booking["id"]}/{path}", null, GivenChange.Token(booking))).Status);
            Assert.NotEqual(404, (await court.Tenant.Guest.Send(
                method, $"/api/bookings/{booking["id"]}/{path}", null, ("X-Booking-Token", token))).Status);
        }
        Assert.Equal(0, await app.Database.Scalar<long>(
            "select count(*) from notifications.messages where recipient = @old", new { old }));
    }

    [Fact]
    public async Task Goes_to_the_account_that_has_the_address_and_the_answer_does_not_tell()
    {
        var (court, booking, _) = await Confirmed();
        var (user, email) = (Guid.CreateVersion7(), $"{Guid.NewGuid():N}@member.test");
        await app.Services.GetRequiredKeyedService<Database>("identity").Write(
            court.Tenant.Id,
            transaction => transaction.Publish(new UserChanged(user, email, "Mia", ["customer"], "de", true), 1),
            CancellationToken.None);
        await app.Settled();

        var reply = (await Transfer(court, booking, email.ToUpperInvariant())).Expect(204);

        Assert.Equal("", reply.Text);
        var mine = (await court.Tenant.As(user, Roles.Customer).Get("/api/bookings")).Expect(200).Json["items"]!.AsArray();
        Assert.Equal((Guid)booking["id"]!, (Guid)Assert.Single(mine)!["id"]!);
        await Inbox.Expect(app, email.ToUpperInvariant(), "Jetzt Ihre Buchung");
    }

    [Fact]
    public async Task Is_for_those_only_whose_booking_it_is_and_only_while_it_stands()
    {
        var (court, booking, _) = await Confirmed();
        var (path, body) = ($"/api/bookings/{booking["id"]}/transfer", Person("x@friend.test"));
        var pending = (await Given.Book(
            await Given.NewCourt(court.Tenant, new() { Name = "Court 2" }), Given.HoursAhead(court.Tenant, 30))).Expect(201).Json;

        Assert.Equal(401, (await court.Tenant.Guest.Post(path, body)).Status);
        Assert.Equal(404, (await court.Tenant.Customer().Post(path, body)).Status);
        Assert.Equal(404, (await (await app.NewTenant()).Admin().Post(path, body)).Status);
        Assert.Equal(412, (await court.Owner.Post(path, body, ("If-Match", "\"9\""))).Status);
        Assert.Equal("validation-failed", (await court.Owner.Post(path, Person("nobody"))).Code);
        Assert.Equal("validation-failed", (await court.Owner.Post(path, new { email = "x@friend.test" })).Code);
        Assert.Equal("booking-state-conflict", (await court.Tenant.Guest.Post(
            $"/api/bookings/{pending["id"]}/transfer", body, GivenChange.Token(pending))).Code);
        (await court.Owner.Post(path, body)).Expect(204);
    }

    private async Task<(Given.Court Court, JsonNode Booking, string Email)> Confirmed()
    {
        var court = await Given.NewCourt(
            await app.NewTenant(), new() { Service = Given.Service(paymentPolicy: "at_venue") });
        var (start, email) = (Given.HoursAhead(court.Tenant, 30), $"{Guid.NewGuid():N}@guest.test");
        var booking = (await court.Tenant.Guest.Post("/api/bookings",
            new { resourceId = court.Id, start, end = start.AddHours(1), guest = Given.Guest(email), notes = "a note" })).Expect(201).Json;
        await Given.Status(court.Tenant, booking, "confirmed");
        return (court, booking, email);
    }

    private static object Person(string email) => new { email, firstName = "Fred", lastName = "Friend" };

    private static Task<Reply> Transfer(Given.Court court, JsonNode booking, string email) => court.Tenant.Guest.Post(
        $"/api/bookings/{booking["id"]}/transfer", Person(email), GivenChange.Token(booking));

    private static string LinkIn(JsonNode mail) => ((string)mail["text"]!).Split("#token=")[1].Split('\n')[0];
}
