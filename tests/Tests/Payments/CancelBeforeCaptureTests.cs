using Holdfast.Payments;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Tests.Payments;

/// <summary>
/// A booking that stands is cancelled in the moment before its money is captured: on an app of its own, whose operations
/// wait until they are told.
/// </summary>
public sealed class CancelBeforeCaptureTests : IAsyncLifetime
{
    private readonly TestApp _app = new()
    {
        Options = new() { Settings = new Dictionary<string, string?> { ["WORKERS_OFF"] = RunOperations.Bell } },
    };

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(5, 50)]
    public async Task What_the_policy_keeps_is_captured_and_the_rest_let_go(int hoursAhead, int percent)
    {
        var (guest, intent) = await Authorised(hoursAhead);
        await guest.Cancel();
        await Run(guest, "captured");

        var total = (long)guest.Booking["total"]!["amount"]!;
        var back = (long)Math.Round(total * percent / 100m, MidpointRounding.AwayFromZero);
        Assert.Equal(total - back, (await guest.AtStripe(intent)).Received);
        Assert.Equal("succeeded", (string?)(await guest.Stripe($"payment_intents/{PayingGuest.IdOf(intent)}"))["status"]);
        Assert.Empty((await guest.Stripe($"refunds?payment_intent={PayingGuest.IdOf(intent)}"))["data"]!.AsArray());
        Assert.Equal("payment.authorized payment.captured", await guest.Told());
        var fee = Shares.FeeOfCapture((long)guest.Booking["fee"]!["amount"]!, total, total - back);
        Assert.Equal($"clearing:{total - back} fees:{-fee} provider:{fee - (total - back)}", await guest.Books());
        await Invariants.Hold(_app);
        var seen = await Given.Read(guest.Tenant, guest.Booking);
        Assert.Equal(("cancelled", total - back, 0, back, percent), (
            (string)seen["status"]!, (long)seen["payment"]!["captured"]!["amount"]!,
            (long)seen["payment"]!["refunded"]!["amount"]!, (long)seen["refund"]!["amount"]!, (int)seen["refund"]!["percent"]!));
    }

    [Fact]
    public async Task Where_all_goes_back_nothing_is_taken()
    {
        var (guest, intent) = await Authorised(hoursAhead: 30);
        await guest.Cancel();
        await Run(guest, "cancelled");

        Assert.Equal("canceled", (string?)(await guest.Stripe($"payment_intents/{PayingGuest.IdOf(intent)}"))["status"]);
        Assert.Equal("", await guest.Books());
        await Invariants.Hold(_app);
    }

    /// <summary>Sent once, a capture is sent again as it was, whatever was decided since; the refund makes it right.</summary>
    [Fact]
    public async Task A_capture_whose_outcome_is_unknown_is_not_changed_under_its_key()
    {
        var (guest, intent) = await Authorised(hoursAhead: 5);
        var path = $"/v1/payment_intents/{PayingGuest.IdOf(intent)}/capture";
        await guest.Fault(new { target = "api", kind = "break", path, work = false });
        await _app.Services.GetRequiredService<RunOperations>().Drain(CancellationToken.None);
        (await _app.SandboxHttp.DeleteAsync("/_control/faults")).EnsureSuccessStatusCode();
        await guest.Cancel();
        await Run(guest, "partially_refunded");

        var total = (long)guest.Booking["total"]!["amount"]!;
        Assert.Equal((total, total - (total / 2)), await guest.AtStripe(intent));
        await Invariants.Hold(_app);
    }

    [Fact]
    public async Task A_booking_that_never_stood_costs_nothing()
    {
        var guest = await PayingGuest.New(_app, hoursAhead: 1);

        await guest.Cancel();

        var seen = await Given.Read(guest.Tenant, guest.Booking);
        Assert.Equal(("cancelled", 100), ((string)seen["status"]!, (int)seen["refund"]!["percent"]!));
    }

    /// <summary>Confirmed, with the capture written down and not sent.</summary>
    private async Task<(PayingGuest Guest, System.Text.Json.Nodes.JsonNode Intent)> Authorised(int hoursAhead)
    {
        var guest = await PayingGuest.New(_app, price: 2_501, hoursAhead: hoursAhead);
        var intent = await guest.Intent();
        Assert.Equal(200, await guest.Confirm(intent));
        await guest.UntilBooking("confirmed");
        await TestApp.Eventually(async () => await Waiting(guest) == 1, "the capture is written down");
        return (guest, intent);
    }

    private Task<long> Waiting(PayingGuest guest) => _app.Database.Scalar<long>("""
        select count(*) from payments.operations o join payments.payments p on p.id = o.payment_id
        where p.booking_id = @BookingId and o.kind = 'capture' and o.state = 'todo'
        """, new { guest.BookingId });

    /// <summary>Lets payments learn of the cancellation first, then does what is due, as the worker would.</summary>
    private async Task Run(PayingGuest guest, string until)
    {
        await _app.Settled();
        await TestApp.Eventually(async () =>
        {
            await _app.Services.GetRequiredService<RunOperations>().Drain(CancellationToken.None);
            return await guest.Status() == until;
        }, $"the payment is {until}", TimeSpan.FromSeconds(30));
    }
}
