using Holdfast.Payments;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Tests.Payments;

/// <summary>
/// A booking becomes cheaper: on an app of its own, whose operations wait until they are told, so that each order of the
/// change and the capture can be had.
/// </summary>
public sealed class ChangedBookingTests : IAsyncLifetime
{
    private readonly TestApp _app = new()
    {
        Options = new() { Settings = new Dictionary<string, string?> { ["WORKERS_OFF"] = RunOperations.Bell } },
    };

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Before_the_capture_only_the_new_price_is_taken()
    {
        var (guest, intent) = await Confirmed();
        await Shorten(guest);
        await Run(guest, "captured");

        Assert.Equal((2_501, 0), await guest.AtStripe(intent));
        Assert.Equal("payment.authorized payment.captured", await guest.Told());
        await Agrees(guest, captured: 2_501, refunded: 0);
    }

    [Fact]
    public async Task After_the_capture_the_difference_goes_back_by_itself()
    {
        var (guest, intent) = await Confirmed();
        await Run(guest, "captured");
        await Shorten(guest);
        await Run(guest, "partially_refunded");

        Assert.Equal((5_002, 2_501), await guest.AtStripe(intent));
        Assert.Equal("change", await _app.Database.Scalar<string>(
            "select cause from payments.refunds where tenant_id = @Id", new { guest.Tenant.Id }));
        await Agrees(guest, captured: 5_002, refunded: 2_501);
    }

    /// <summary>Sent once, a capture is sent again as it was; what it took too much goes back.</summary>
    [Fact]
    public async Task Of_a_capture_whose_outcome_is_unknown_the_difference_goes_back()
    {
        var (guest, intent) = await Confirmed();
        await guest.Fault(new
        {
            target = "api",
            kind = "break",
            path = $"/v1/payment_intents/{PayingGuest.IdOf(intent)}/capture",
            work = false,
        });
        await _app.Services.GetRequiredService<RunOperations>().Drain(CancellationToken.None);
        (await _app.SandboxHttp.DeleteAsync("/_control/faults")).EnsureSuccessStatusCode();
        await Shorten(guest);
        await Run(guest, "partially_refunded");

        Assert.Equal((5_002, 2_501), await guest.AtStripe(intent));
        await Agrees(guest, captured: 5_002, refunded: 2_501);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelled_after_it_became_cheaper_everything_is_back_once(bool refundedBetween)
    {
        var (guest, intent) = await Confirmed();
        await Run(guest, "captured");
        await Shorten(guest);
        if (refundedBetween) await Run(guest, "partially_refunded");
        await guest.Cancel();
        await Run(guest, "refunded");

        Assert.Equal((5_002, 5_002), await guest.AtStripe(intent));
        Assert.Equal("clearing:0 fees:0 provider:0", await guest.Books());
        await guest.UntilBooking("refunded");
        await Invariants.Hold(_app);
    }

    [Fact]
    public async Task A_dearer_time_is_refused_and_the_provider_gives_it_for_the_old_price()
    {
        var (guest, _) = await Confirmed(hours: 1);
        await Run(guest, "captured");
        var path = $"/api/bookings/{guest.BookingId}";

        Assert.Equal("price-increase-unsupported",
            (await guest.Tenant.Guest.Patch(path, new { durationMinutes = 120 }, guest.Token)).Code);
        Assert.Equal("price-increase-unsupported",
            (await guest.Tenant.Guest.Post(path + "/change-quote", new { durationMinutes = 120 }, guest.Token)).Code);
        (await guest.Court.Owner.Patch(path, new { durationMinutes = 120 })).Expect(200);

        await Agrees(guest, captured: 2_501, refunded: 0);
    }

    private static async Task Shorten(PayingGuest guest)
    {
        var quote = (await guest.Tenant.Guest.Post(
            $"/api/bookings/{guest.BookingId}/change-quote", new { durationMinutes = 60 }, guest.Token)).Expect(200).Json;
        Assert.Equal((-2_501, 2_501), ((long)quote["difference"]!["amount"]!, (long)quote["refund"]!["amount"]!));
        (await guest.Tenant.Guest.Patch(
            $"/api/bookings/{guest.BookingId}", new { durationMinutes = 60 }, guest.Token)).Expect(200);
    }

    private async Task Agrees(PayingGuest guest, long captured, long refunded)
    {
        await Invariants.Hold(_app);
        var seen = await Given.Read(guest.Tenant, guest.Booking);
        Assert.Equal(("confirmed", 2_501, captured, refunded), (
            (string)seen["status"]!, (long)seen["total"]!["amount"]!, (long)seen["payment"]!["captured"]!["amount"]!,
            (long)seen["payment"]!["refunded"]!["amount"]!));
    }

    /// <summary>Two hours that stand, with the capture written down and not sent.</summary>
    private async Task<(PayingGuest Guest, System.Text.Json.Nodes.JsonNode Intent)> Confirmed(int hours = 2)
    {
        var tenant = await _app.NewTenant();
        var court = await Given.NewCourt(tenant, new()
        {
            Price = new Kernel.Money(2_501, "EUR"),
            Service = Given.Service(minutesMax: 120, grid: 60),
        });
        var start = Given.HoursAhead(tenant, 200);
        var booking = (await tenant.Guest.Post("/api/bookings",
            new { resourceId = court.Id, start, end = start.AddHours(hours), guest = Given.Guest() })).Expect(201).Json;
        var guest = new PayingGuest { Court = court, Booking = booking };
        var intent = await guest.Intent();
        Assert.Equal(200, await guest.Confirm(intent));
        await guest.UntilBooking("confirmed");
        await _app.Settled();
        return (guest, intent);
    }

    private async Task Run(PayingGuest guest, string until)
    {
        await _app.Settled();
        await TestApp.Eventually(async () =>
        {
            await _app.Services.GetRequiredService<RunOperations>().Drain(CancellationToken.None);
            return await guest.Status() == until;
        }, $"the payment is {until}", TimeSpan.FromSeconds(90));
        await _app.Settled();
    }
}
