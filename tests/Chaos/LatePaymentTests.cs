using Holdfast.Tests.Notifications;
using Holdfast.Tests.Payments;

namespace Holdfast.Chaos;

/// <summary>
/// Money that comes after its booking let the slot go. The clock is moved, so these have an app of their own.
/// </summary>
[Collection(ChaosCollection.Name)]
public sealed class LatePaymentTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private TestApp _app = null!;
    private Given.Court _court = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.Start();
        _court = await Given.NewCourt(await _app.NewTenant());
    }

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task After_a_decline_it_takes_the_slot_again_where_it_is_free()
    {
        var trip = await Declined();
        _app.Clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(200, await trip.Guest.Confirm(trip.Intent!));

        await trip.Guest.UntilBooking("confirmed");
        await trip.Guest.Until("captured");
        await Inbox.Expect(_app, trip.Email, "Booked", Patience);
        Assert.Equal(1, await trip.Count("select count(*) from bookings.allocations where booking_id = @Id"));
        await Invariants.Hold(_app);
    }

    [Fact]
    public async Task After_a_decline_it_goes_back_where_another_has_the_slot()
    {
        var trip = await Declined();
        (await Given.Book(_court, (DateTimeOffset)trip.Guest.Booking["start"]!)).Expect(201);

        Assert.Equal(200, await trip.Guest.Confirm(trip.Intent!));

        await GoesBack(trip);
    }

    [Fact]
    public async Task After_the_booking_ended_unpaid_it_goes_back()
    {
        var trip = await Trip.Book(_court, 72);
        await trip.AskIntent();
        // The provider cannot be told to close the intent just now, so the customer still gets through.
        await trip.Guest.Fault(new
        {
            target = "api",
            kind = "status",
            status = 503,
            path = $"/v1/payment_intents/{PayingGuest.IdOf(trip.Intent!)}/cancel",
        });
        _app.Clock.Advance(TimeSpan.FromMinutes(31));
        await trip.Guest.UntilBooking("cancelled");

        Assert.Equal(200, await trip.Guest.Confirm(trip.Intent!));
        await trip.Guest.Until("authorized");
        (await _app.SandboxHttp.DeleteAsync("/_control/faults")).EnsureSuccessStatusCode();
        _app.Clock.Advance(TimeSpan.FromMinutes(10)); // What failed waits longer each time, at most so long.

        await GoesBack(trip);
    }

    private async Task<Trip> Declined()
    {
        var trip = await Trip.Book(_court, 72);
        await trip.AskIntent();
        Assert.Equal(402, await trip.Guest.Confirm(trip.Intent!, "pm_card_visa_chargeDeclined"));
        await trip.Guest.UntilBooking("payment_failed");
        return trip;
    }

    private async Task GoesBack(Trip trip)
    {
        await trip.EndsWithoutMoney(mail: "Your payment for booking");
        Assert.Equal("canceled",
            (string?)(await trip.Guest.Stripe($"payment_intents/{PayingGuest.IdOf(trip.Intent!)}"))["status"]);
        Assert.Equal(0, await trip.Count("select captured from payments.payments where booking_id = @Id"));
        await Invariants.Hold(_app);
    }
}
