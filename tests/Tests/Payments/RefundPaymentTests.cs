namespace Holdfast.Tests.Payments;

[Collection(SecondApp.Name)]
public sealed class RefundPaymentTests(TestApp app)
{
    private static object Part(long amount) => new { amount = new { amount, currency = "EUR" } };

    [Fact]
    public async Task Gives_back_in_parts_up_to_what_was_captured()
    {
        var guest = await PayingGuest.New(app);
        var path = $"/api/payments/{await guest.Pay()}/refunds";
        var total = (long)guest.Booking["total"]!["amount"]!;

        Assert.Equal("refund-too-large", (await guest.Court.Owner.Post(path, Part(total + 1))).Code);
        (await guest.Court.Owner.Post(path, Part(1_000))).Expect(201);
        await guest.Until("partially_refunded");
        Assert.Equal("refund-too-large", (await guest.Court.Owner.Post(path, Part(total - 999))).Code);
        (await guest.Tenant.Admin().Post(path, Part(total - 1_000))).Expect(201);
        await guest.Until("refunded");
        Assert.Equal("payment-not-refundable", (await guest.Court.Owner.Post(path, new { })).Code);
        Assert.Equal("clearing:0 fees:0 provider:0", await guest.Books());
        Assert.Equal("payment.authorized payment.captured payment.refunded payment.refunded", await guest.Told());
    }

    [Fact]
    public async Task Ten_at_once_give_back_no_more_than_there_is()
    {
        var guest = await PayingGuest.New(app);
        var path = $"/api/payments/{await guest.Pay()}/refunds";
        var total = (long)guest.Booking["total"]!["amount"]!;
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => guest.Court.Owner.Post(path, Part(total / 4))));

        Assert.Equal(4, answers.Count(a => a.Status == 201));
        // On a machine that is short of breath, one may have waited for the others too long.
        Assert.Equal(6, answers.Count(a => a.Code is "refund-too-large" or "payment-not-refundable" or "busy"));
        await guest.Until(total % 4 == 0 ? "refunded" : "partially_refunded");
        await TestApp.Eventually(async () => await app.Database.Scalar<long>(
            "select count(*) from payments.refunds where tenant_id = @Id and status = 'succeeded'",
            new { guest.Tenant.Id }) == 4, "all four are done");
    }

    [Fact]
    public async Task Does_the_same_request_once()
    {
        var guest = await PayingGuest.New(app);
        var path = $"/api/payments/{await guest.Pay()}/refunds";
        var first = await guest.Court.Owner.Post(path, Part(700), ("Idempotency-Key", "r-1"));
        var again = await guest.Court.Owner.Post(path, Part(700), ("Idempotency-Key", "r-1"));

        Assert.Equal((201, first.Text), (again.Status, again.Text));
        Assert.Equal(1, await app.Database.Scalar<long>(
            "select count(*) from payments.refunds where tenant_id = @Id", new { guest.Tenant.Id }));
    }

    [Fact]
    public async Task Is_for_those_only_who_act_for_the_provider()
    {
        var guest = await PayingGuest.New(app);
        var path = $"/api/payments/{await guest.Pay()}/refunds";
        var rival = await app.NewTenant();

        Assert.Equal(401, (await guest.Tenant.Guest.Post(path, new { }, guest.Token)).Status);
        Assert.Equal(403, (await guest.Tenant.Customer().Post(path, new { })).Status);
        Assert.Equal(404, (await guest.Tenant.As(Guid.NewGuid(), Kernel.Roles.Provider).Post(path, new { })).Status);
        Assert.Equal(404, (await rival.Admin().Post(path, new { })).Status);
        Assert.Equal("captured", await guest.Status());
    }

    [Theory]
    [InlineData("{\"amount\":{\"amount\":0,\"currency\":\"EUR\"}}")]
    [InlineData("{\"amount\":{\"amount\":-5,\"currency\":\"EUR\"}}")]
    [InlineData("{\"amount\":{\"amount\":5,\"currency\":\"USD\"}}")]
    [InlineData("{\"amount\":{\"amount\":1.5,\"currency\":\"EUR\"}}")]
    [InlineData("{\"amount\":5}")]
    [InlineData("{\"reason\":\"because\"}")]
    [InlineData("")]
    public async Task Refuses_what_is_no_amount_or_reason(string body)
    {
        var guest = await PayingGuest.New(app);
        var path = $"/api/payments/{await guest.Pay()}/refunds";

        Assert.Equal("validation-failed", (await guest.Court.Owner.Post(path, body)).Code);
    }

    [Fact]
    public async Task Learns_of_a_refund_made_at_the_provider_by_hand()
    {
        var guest = await PayingGuest.New(app);
        var intent = await guest.Intent();
        await guest.Confirm(intent);
        await guest.Until("captured");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/refunds");
        request.Headers.Authorization = new("Bearer", "sk_test_tests");
        request.Content = new FormUrlEncodedContent(
            [new("payment_intent", PayingGuest.IdOf(intent)), new("amount", "300")]);
        (await app.SandboxHttp.SendAsync(request)).EnsureSuccessStatusCode();

        await guest.Until("partially_refunded");
        Assert.Equal("elsewhere", await app.Database.Scalar<string>(
            "select cause from payments.refunds where tenant_id = @Id", new { guest.Tenant.Id }));
        Assert.Equal(2_500 - 300, await app.Database.Scalar<long>(
            "select captured - refunded from payments.payments where tenant_id = @Id", new { guest.Tenant.Id }));
    }
}
