using System.Text.Json.Nodes;

namespace Holdfast.Tests.Bookings;

[Collection(SharedApp.Name)]
public sealed class RetryPaymentTests(TestApp app)
{
    [Fact]
    public async Task Takes_the_slot_again_after_a_declined_card()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 30);
        var booking = await Declined(court, start);

        var retried = (await Retry(court, booking)).Expect(200).Json;

        Assert.Equal("pending", (string?)retried["status"]);
        Assert.Equal("slot-taken", (await Given.Hold(court, start)).Code);
        Assert.Equal("booking-state-conflict", (await Retry(court, booking)).Code);
    }

    [Fact]
    public async Task Offers_neighbours_when_somebody_else_has_the_slot_by_now()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 30);
        var booking = await Declined(court, start);
        (await Given.Book(court, start)).Expect(201);

        var refused = await Retry(court, booking);

        Assert.Equal((409, "slot-taken"), (refused.Status, refused.Code));
        Assert.Equal(5, refused.Json["alternatives"]!.AsArray().Count);
        Assert.Equal("payment_failed", (string?)(await Given.Read(court.Tenant, booking))["status"]);
    }

    [Fact]
    public async Task Of_two_who_want_the_slot_again_one_gets_it()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        for (var round = 0; round < 5; round++)
        {
            var start = Given.HoursAhead(court.Tenant, 30 + round);
            var first = await Declined(court, start);
            var second = await Declined(court, start);

            var replies = await Task.WhenAll(Retry(court, first), Retry(court, second), Given.Book(court, start));

            Assert.Equal(1, replies.Count(r => r.Status is 200 or 201));
        }
    }

    private async Task<JsonNode> Declined(Given.Court court, DateTimeOffset start)
    {
        var booking = (await Given.Book(court, start)).Expect(201).Json;
        await Given.Pay(app, court.Tenant, booking, "pm_card_visa_chargeDeclined");
        await Given.Status(court.Tenant, booking, "payment_failed");
        return booking;
    }

    private static Task<Reply> Retry(Given.Court court, JsonNode booking) => court.Tenant.Guest.Post(
        $"/api/bookings/{booking["id"]}/retry-payment", null, ("X-Booking-Token", (string)booking["manageToken"]!));
}
