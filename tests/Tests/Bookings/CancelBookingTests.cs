using Holdfast.Bookings;
using Holdfast.Contracts;

namespace Holdfast.Tests.Bookings;

[Collection(SharedApp.Name)]
public sealed class CancelBookingTests(TestApp app)
{
    [Theory]
    [InlineData(24 * 60, 100)]
    [InlineData((24 * 60) - 1, 50)]
    [InlineData(2 * 60, 50)]
    [InlineData((2 * 60) - 1, 0)]
    [InlineData(0, 0)]
    public void Refunds_by_the_time_left(int minutesLeft, int percent)
    {
        var now = new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(percent, CancellationPolicy.RefundPercent(
            CancellationPolicy.Default, now.AddMinutes(minutesLeft), now, byCustomer: true));
        Assert.Equal(100, CancellationPolicy.RefundPercent(
            CancellationPolicy.Default, now.AddMinutes(minutesLeft), now, byCustomer: false));
    }

    [Fact]
    public void A_service_without_tiers_refunds_nothing_to_the_customer() =>
        Assert.Equal(0, CancellationPolicy.RefundPercent(
            new List<CancellationTier>(), DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch, byCustomer: true));

    [Fact]
    public async Task Frees_the_slot_at_once_and_leaves_its_line_in_the_history()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var start = Given.HoursAhead(court.Tenant, 30);
        var booking = (await Given.Book(court, start)).Expect(201).Json;

        var cancelled = (await Cancel(court, booking)).Expect(200).Json;

        Assert.Equal("cancelled", (string?)cancelled["status"]);
        Assert.Equal(100, (int)cancelled["refund"]!["percent"]!);
        Assert.Equal(0, (long)cancelled["refund"]!["amount"]!); // Nothing was paid yet.
        var last = cancelled["history"]!.AsArray()[^1]!;
        Assert.Equal(("pending", "cancelled", "guest", "rain"),
            ((string)last["from"]!, (string)last["to"]!, (string)last["by"]!, (string)last["reason"]!));
        (await Given.Book(court, start)).Expect(201);
    }

    [Fact]
    public async Task Cannot_be_done_twice_nor_by_others_nor_against_a_newer_version()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var booking = (await Given.Book(court, Given.HoursAhead(court.Tenant, 30))).Expect(201).Json;
        var path = $"/api/bookings/{booking["id"]}/cancel";

        Assert.Equal(401, (await court.Tenant.Guest.Put(path, new { reason = "x" })).Status);
        Assert.Equal(404, (await court.Tenant.Guest.Put(path, new { reason = "x" }, ("X-Booking-Token", "wrong"))).Status);
        Assert.Equal(404, (await court.Tenant.Customer().Put(path, new { reason = "x" })).Status);
        Assert.Equal(412, (await Cancel(court, booking, ("If-Match", "\"7\""))).Status);
        (await Cancel(court, booking, ("If-Match", "\"1\""))).Expect(200);
        Assert.Equal("booking-state-conflict", (await Cancel(court, booking)).Code);
    }

    [Fact]
    public async Task The_owner_of_the_place_may_cancel_and_another_owner_may_not()
    {
        var tenant = await app.NewTenant();
        var court = await Given.NewCourt(tenant);
        var other = await Given.NewCourt(tenant, new() { Name = "Court 2" });
        var booking = (await Given.Book(court, Given.HoursAhead(tenant, 1))).Expect(201).Json;

        (await other.Owner.Put($"/api/bookings/{booking["id"]}/cancel", new { reason = "mine" })).Expect(404);
        var cancelled = (await court.Owner.Put($"/api/bookings/{booking["id"]}/cancel", new { reason = "flooded" })).Expect(200);

        Assert.Equal(100, (int)cancelled.Json["refund"]!["percent"]!);
    }

    private static Task<Reply> Cancel(
        Given.Court court, System.Text.Json.Nodes.JsonNode booking, params (string, string)[] headers) =>
        court.Tenant.Guest.Put($"/api/bookings/{booking["id"]}/cancel", new { reason = "rain" },
            [("X-Booking-Token", (string)booking["manageToken"]!), .. headers]);
}
