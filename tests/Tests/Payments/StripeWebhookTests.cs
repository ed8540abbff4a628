using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Tests.Payments;

[Collection(SecondApp.Name)]
public sealed class StripeWebhookTests(TestApp app) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => (await app.SandboxHttp.DeleteAsync("/_control/faults")).EnsureSuccessStatusCode();

    private async Task<int> Send(string body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/payments/webhooks/stripe");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (signature is not null) request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        using var response = await app.Http.SendAsync(request);
        return (int)response.StatusCode;
    }

    private string Sign(string body, int ageSeconds = 0, string secret = "whsec_tests")
    {
        var time = app.Clock.GetUtcNow().ToUnixTimeSeconds() - ageSeconds;
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(mac)}";
    }

    private static string Event(string id, string type = "payment_intent.succeeded", string intent = "pi_foreign") =>
        Kernel.Json.Write(new { id, type, data = new { @object = new { id = intent, @object = "payment_intent" } } });

    [Fact]
    public async Task Stores_an_event_once_and_takes_foreign_ones_quietly()
    {
        var id = $"evt_{Guid.NewGuid():N}";
        var body = Event(id);

        Assert.Equal(200, await Send(body, Sign(body)));
        Assert.Equal(200, await Send(body, Sign(body)));
        await TestApp.Eventually(async () => await app.Database.Scalar<string?>(
            "select outcome from payments.webhook_events where event_id = @id and payload is null", new { id }) == "foreign",
            "the event was looked at");
        Assert.Equal(1, await app.Database.Scalar<long>(
            "select count(*) from payments.webhook_events where event_id = @id", new { id }));
    }

    [Fact]
    public async Task Refuses_a_signature_that_is_missing_wrong_or_stale()
    {
        var body = Event($"evt_{Guid.NewGuid():N}");

        Assert.Equal(400, await Send(body, null));
        Assert.Equal(400, await Send(body, Sign(body, secret: "whsec_other")));
        Assert.Equal(400, await Send(body + " ", Sign(body)));
        Assert.Equal(400, await Send(body, Sign(body, ageSeconds: 302)));
        Assert.Equal(200, await Send(body, Sign(body, ageSeconds: 298)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"evt_\\u0000\",\"type\":\"x\"}")]
    public async Task Refuses_signed_nonsense(string body) => Assert.Equal(400, await Send(body, Sign(body)));

    [Fact]
    public async Task Believes_no_payload()
    {
        var guest = await PayingGuest.New(app);
        var body = Event($"evt_{Guid.NewGuid():N}", intent: PayingGuest.IdOf(await guest.Intent()));
        Assert.Equal(200, await Send(body, Sign(body)));

        await TestApp.Eventually(async () => await app.Database.Scalar<long>(
            "select count(*) from payments.webhook_events where processed_at is null") == 0, "all was looked at");
        Assert.Equal("pending", await guest.Status());
    }

    [Fact]
    public async Task Repeated_and_shuffled_deliveries_tell_and_post_each_fact_once()
    {
        var guest = await PayingGuest.New(app);
        await guest.Fault(new { target = "webhook", kind = "duplicate" });
        await guest.Fault(new { target = "webhook", kind = "reorder", count = 4 });
        await guest.Pay();
        await guest.Cancel();
        await guest.Until("refunded");

        await TestApp.Eventually(async () => await app.Database.Scalar<long>("""
            select count(*) from payments.webhook_events w join payments.payments p on p.intent_id = w.intent_id
            where p.booking_id = @BookingId and w.type in ('charge.succeeded', 'payment_intent.succeeded', 'charge.refunded')
                and w.processed_at is not null
            """, new { guest.BookingId }) == 3, "all deliveries came");
        Assert.Equal("payment.authorized payment.captured payment.refunded", await guest.Told());
        Assert.Equal("clearing:0 fees:0 provider:0", await guest.Books());
    }

    [Fact]
    public async Task A_dispute_withholds_the_money()
    {
        var guest = await PayingGuest.New(app);
        var intent = await guest.Intent();
        await guest.Confirm(intent, "pm_card_createDispute");
        await guest.Until("disputed");

        var total = (long)guest.Booking["total"]!["amount"]!;
        Assert.StartsWith($"clearing:0 disputed:{total} ", await guest.Books(), StringComparison.Ordinal);
        Assert.Equal("payment-not-refundable", (await guest.Court.Owner.Post(
            $"/api/payments/{intent["paymentId"]}/refunds", new { })).Code);
    }
}

/// <summary>No webhook ever comes.</summary>
public sealed class WithoutWebhooksTests
{
    [Fact]
    public async Task The_trip_ends_right_by_asking_alone()
    {
        var app = await TestApp.Start(new TestAppOptions { Webhooks = false });
        try
        {
            var guest = await PayingGuest.New(app);
            await guest.Pay();
            await guest.UntilBooking("confirmed");
            await guest.Cancel();
            await guest.Until("refunded");

            Assert.Equal("payment.authorized payment.captured payment.refunded", await guest.Told());
            Assert.Equal(0, await app.Database.Scalar<long>("select count(*) from payments.webhook_events"));
        }
        finally
        {
            await app.DisposeAsync();
        }
    }
}
