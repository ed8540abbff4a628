using System.Globalization;

namespace Holdfast.Tests.Realtime;

/// <summary>A booking's states are told to those who may see the booking, and to nobody else.</summary>
[Collection(SecondApp.Name)]
public sealed class BookingStreamTests(TestApp app)
{
    [Fact]
    public async Task The_customer_sees_the_booking_end()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var booking = (await Given.Book(court, Given.HoursAhead(court.Tenant, 48))).Expect(201).Json;
        var token = ("X-Booking-Token", (string)booking["manageToken"]!);
        await app.Settled();
        var ticket = (await court.Tenant.Guest.Post($"/api/bookings/{booking["id"]}/stream-ticket", null, token)).Expect(200).Json;
        await using var stream = await EventStream.Open(
            court.Tenant, $"/api/bookings/{booking["id"]}/stream?ticket={ticket["ticket"]}");
        Assert.Equal("ready", (await stream.Next()).Name);

        (await court.Tenant.Guest.Put($"/api/bookings/{booking["id"]}/cancel", new { }, token)).Expect(200);
        var told = await stream.Next();

        Assert.Equal("booking", told.Name);
        Assert.Equal(
            ((string)booking["id"]!, "cancelled", true),
            ((string)told.Data["bookingId"]!, (string)told.Data["status"]!, (int)told.Data["version"]! > 1));
    }

    [Fact]
    public async Task Tickets_go_to_those_who_may_see_the_booking()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var customer = court.Tenant.Customer();
        var booking = (await Given.Book(court, Given.HoursAhead(court.Tenant, 48), customer)).Expect(201).Json;
        await app.Settled();
        var path = $"/api/bookings/{booking["id"]}/stream-ticket";

        foreach (var allowed in new[] { customer, court.Owner, court.Tenant.Admin() })
            (await allowed.Post(path)).Expect(200);
        Assert.Equal((401, "unauthenticated"), await Refusal(court.Tenant.Guest));
        Assert.Equal((404, "not-found"), await Refusal(court.Tenant.Guest, ("X-Booking-Token", new string('A', 43))));
        Assert.Equal((404, "not-found"), await Refusal(court.Tenant.Customer()));
        Assert.Equal((404, "not-found"), await Refusal((await app.NewTenant()).Admin()));

        async Task<(int, string?)> Refusal(TestClient client, params (string, string)[] headers)
        {
            var reply = await client.Post(path, null, headers);
            return (reply.Status, reply.Code);
        }
    }

    [Fact]
    public async Task A_ticket_opens_its_own_stream_for_its_minute_only()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var booking = (await Given.Book(court, Given.HoursAhead(court.Tenant, 48))).Expect(201).Json;
        await app.Settled();
        var issued = (await court.Tenant.Admin().Post($"/api/bookings/{booking["id"]}/stream-ticket")).Expect(200).Json;
        var ticket = (string)issued["ticket"]!;
        var parts = ticket.Split('.');
        var longer = (long.Parse(parts[0], CultureInfo.InvariantCulture) + 60).ToString(CultureInfo.InvariantCulture);

        Assert.InRange((DateTimeOffset)issued["expiresAt"]!, app.Clock.GetUtcNow(), app.Clock.GetUtcNow().AddSeconds(60));
        Assert.Equal(401, await Status(court.Tenant, (Guid)booking["id"]!, null));
        Assert.Equal(401, await Status(court.Tenant, (Guid)booking["id"]!, "1." + parts[1]));
        Assert.Equal(401, await Status(court.Tenant, (Guid)booking["id"]!, $"{longer}.{parts[1]}"));
        Assert.Equal(401, await Status(court.Tenant, Guid.NewGuid(), ticket));
        Assert.Equal(401, await Status(await app.NewTenant(), (Guid)booking["id"]!, ticket));
    }

    private static async Task<int> Status(TestTenant tenant, Guid id, string? ticket) =>
        (await tenant.Guest.Get($"/api/bookings/{id}/stream" + (ticket is null ? "" : $"?ticket={ticket}"))).Status;
}
