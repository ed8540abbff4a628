using System.Text.Json.Nodes;

namespace Holdfast.Tests.Payments;

[Collection(SecondApp.Name)]
public sealed class PayBookingTests(TestApp app)
{
    [Fact]
    public async Task Captures_what_the_booking_costs_once_it_stands()
    {
        var guest = await PayingGuest.New(app);
        var intent = await guest.Intent();
        Assert.Equal(200, await guest.Confirm(intent));
        await guest.Until("captured");
        await guest.UntilBooking("confirmed");

        Assert.Equal(guest.Booking["total"]!.ToJsonString(), intent["amount"]!.ToJsonString());
        var (total, fee) = ((long)guest.Booking["total"]!["amount"]!, (long)guest.Booking["fee"]!["amount"]!);
        Assert.Equal((total, 0L), await guest.AtStripe(intent));
        Assert.Equal($"clearing:{total} fees:{-fee} provider:{fee - total}", await guest.Books());
        Assert.Equal("payment.authorized payment.captured", await guest.Told());
        var seen = (await guest.Tenant.Guest.Get($"/api/payments/{intent["paymentId"]}", guest.Token)).Expect(200);
        Assert.Equal("Visa •••• 4242", (string?)seen.Json["card"]);
        Assert.Equal(["pending", "authorized", "captured"], seen.Json["history"]!.AsArray().Select(h => (string)h!["to"]!));
        Assert.Equal("payment-already-made", (await guest.AskIntent()).Code);
    }

    [Fact]
    public async Task Gives_twelve_askers_at_once_one_intent()
    {
        var guest = await PayingGuest.New(app);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => guest.AskIntent()));

        Assert.All(answers, answer => Assert.Equal(201, answer.Status));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
    }

    [Fact]
    public async Task Lets_a_declined_card_be_followed_by_a_good_one_on_the_same_intent()
    {
        var guest = await PayingGuest.New(app);
        var intent = await guest.Intent();
        Assert.Equal(402, await guest.Confirm(intent, "pm_card_visa_chargeDeclined"));
        await guest.UntilBooking("payment_failed");
        Assert.Equal("booking-state-conflict", (await guest.AskIntent()).Code);

        (await guest.Tenant.Guest.Post($"/api/bookings/{guest.BookingId}/retry-payment", null, guest.Token)).Expect(200);
        var again = await guest.Intent();
        Assert.Equal(intent.ToJsonString(), again.ToJsonString());
        Assert.Equal(200, await guest.Confirm(again));
        await guest.Until("captured");
        Assert.Equal("payment.failed payment.authorized payment.captured", await guest.Told());
        Assert.Equal(["failed", "authorized"], await app.Database.Query<string>(
            "select outcome from payments.attempts where payment_id = @id order by number",
            new { id = (Guid)intent["paymentId"]! }));
    }

    [Fact]
    public async Task Sends_money_back_that_comes_after_another_took_the_slot()
    {
        var guest = await PayingGuest.New(app);
        var intent = await guest.Intent();
        Assert.Equal(402, await guest.Confirm(intent, "pm_card_visa_chargeDeclined"));
        await guest.UntilBooking("payment_failed");
        (await Given.Book(guest.Court, (DateTimeOffset)guest.Booking["start"]!)).Expect(201);

        Assert.Equal(200, await guest.Confirm(intent));
        await guest.Until("cancelled");
        await guest.UntilBooking("cancelled");
        Assert.Equal(0, (await guest.AtStripe(intent)).Received);
        Assert.Equal("canceled", (string?)(await guest.Stripe($"payment_intents/{PayingGuest.IdOf(intent)}"))["status"]);
        Assert.Equal("payment.failed payment.authorized payment.cancelled", await guest.Told());
        Assert.Equal("", await guest.Books());
    }

    [Fact]
    public async Task Voids_the_open_intent_of_a_booking_that_ends_unpaid()
    {
        var guest = await PayingGuest.New(app);
        var intent = await guest.Intent();
        await guest.Cancel();
        await guest.Until("cancelled");

        Assert.Equal("canceled", (string?)(await guest.Stripe($"payment_intents/{PayingGuest.IdOf(intent)}"))["status"]);
        Assert.Equal("booking-state-conflict", (await guest.AskIntent()).Code);
        Assert.NotEqual(200, await guest.Confirm(intent));
    }

    [Theory]
    [InlineData(200, 100)]
    [InlineData(5, 50)]
    public async Task Returns_the_part_that_the_policy_promises(int hoursAhead, int percent)
    {
        var guest = await PayingGuest.New(app, hoursAhead: hoursAhead);
        var intent = await guest.Intent();
        await guest.Confirm(intent);
        await guest.Until("captured");
        await guest.Cancel();
        await guest.Until(percent == 100 ? "refunded" : "partially_refunded");

        var total = (long)guest.Booking["total"]!["amount"]!;
        var back = (long)Math.Round(total * percent / 100m, MidpointRounding.AwayFromZero);
        Assert.Equal((total, back), await guest.AtStripe(intent));
        Assert.Equal("payment.authorized payment.captured payment.refunded", await guest.Told());
        Assert.Equal(0, await app.Database.Scalar<long>(
            "select coalesce(sum(amount), 0)::bigint from payments.entries where tenant_id = @Id", new { guest.Tenant.Id }));
        if (percent == 100) Assert.Equal("clearing:0 fees:0 provider:0", await guest.Books());
    }

    [Fact]
    public async Task A_cancellation_during_the_capture_waits_for_it_and_refunds()
    {
        var guest = await PayingGuest.New(app);
        var intent = await guest.Intent();
        var path = $"/v1/payment_intents/{PayingGuest.IdOf(intent)}/capture";
        await guest.Fault(new { target = "api", kind = "latency", path, milliseconds = 1_500, count = 1 });
        await guest.Confirm(intent);
        await TestApp.Eventually(async () => await app.Database.Scalar<long>("""
            select count(*) from payments.operations o join payments.payments p on p.id = o.payment_id
            where p.booking_id = @BookingId and o.kind = 'capture' and o.state = 'running'
            """, new { guest.BookingId }) == 1, "the capture is under way");

        await guest.Cancel();
        await guest.Until("refunded");
        Assert.Equal("payment.authorized payment.captured payment.refunded", await guest.Told());
        Assert.Equal("clearing:0 fees:0 provider:0", await guest.Books());
    }

    [Fact]
    public async Task Does_not_ask_for_money_that_is_paid_at_the_venue()
    {
        var guest = await PayingGuest.New(app, policy: "at_venue");

        Assert.Equal("booking-state-conflict", (await guest.AskIntent()).Code);
    }

    [Fact]
    public async Task Shows_and_gives_a_payment_to_nobody_else()
    {
        var guest = await PayingGuest.New(app);
        var stranger = await PayingGuest.New(app);
        var body = new { bookingId = guest.BookingId, provider = "stripe" };
        var path = $"/api/payments/{(await guest.Intent())["paymentId"]}";

        Assert.Equal(401, (await guest.Tenant.Guest.Post("/api/payments/intents", body)).Status);
        Assert.Equal(404, (await guest.Tenant.Guest.Post("/api/payments/intents", body, stranger.Token)).Status);
        Assert.Equal(404, (await guest.Tenant.Customer().Post("/api/payments/intents", body)).Status);
        Assert.Equal("payment-not-ready", (await stranger.Tenant.Admin().Post("/api/payments/intents", body)).Code);
        Assert.Equal(401, (await guest.Tenant.Guest.Get(path)).Status);
        Assert.Equal(404, (await guest.Tenant.Customer().Get(path)).Status);
        Assert.Equal(404, (await stranger.Tenant.Admin().Get(path)).Status);
        Assert.Equal(404, (await guest.Tenant.As(Guid.NewGuid(), Kernel.Roles.Provider).Get(path)).Status);
        Assert.Equal(200, (await guest.Court.Owner.Get(path)).Status);
        Assert.Equal(200, (await guest.Tenant.Admin().Get(path)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"bookingId\":5,\"provider\":\"stripe\"}")]
    [InlineData("{\"bookingId\":\"0199aaaa-0000-7000-8000-000000000000\",\"provider\":\"paypal\"}")]
    [InlineData("{\"bookingId\":\"0199aaaa-0000-7000-8000-000000000000\",\"provider\":\"\\u0000\"}")]
    public async Task Refuses_what_is_no_request(string body)
    {
        var tenant = await app.NewTenant();

        Assert.Equal("validation-failed", (await tenant.Customer().Post("/api/payments/intents", body)).Code);
    }

    [Fact]
    public async Task Repeats_the_answer_of_a_request_with_the_same_key()
    {
        var guest = await PayingGuest.New(app);
        var body = new { bookingId = guest.BookingId, provider = "stripe" };
        var first = await guest.Tenant.Guest.Post("/api/payments/intents", body, guest.Token, ("Idempotency-Key", "k-1"));
        var again = await guest.Tenant.Guest.Post("/api/payments/intents", body, guest.Token, ("Idempotency-Key", "k-1"));

        Assert.Equal((201, 201, first.Text), (first.Status, again.Status, again.Text));
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
    }
}
