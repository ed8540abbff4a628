namespace Holdfast.Tests.Payments;

/// <summary>
/// What can break between us and the provider, at every act: in the end the money is where it belongs, once.
/// </summary>
[Collection(SecondApp.Name)]
public sealed class BrokenProviderTests(TestApp app) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => (await app.SandboxHttp.DeleteAsync("/_control/faults")).EnsureSuccessStatusCode();

    public static TheoryData<string, string, int, bool> Breaks
    {
        get
        {
            var data = new TheoryData<string, string, int, bool>();
            foreach (var act in new[] { "intent", "capture", "refund" })
            {
                data.Add(act, "status", 500, false);
                data.Add(act, "status", 503, true);
                data.Add(act, "status", 429, false);
                data.Add(act, "break", 500, false);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task Money_is_taken_once_and_given_back_once(string act, string kind, int status, bool work)
    {
        var guest = await PayingGuest.New(app);
        Task Break(string path) => guest.Fault(new { target = "api", kind, path, status, work, count = 1 });

        if (act == "intent") await Break("/v1/payment_intents");
        await TestApp.Eventually(async () => (await guest.AskIntent()).Status == 201, "an intent is given");
        var intent = await guest.Intent();
        if (act == "capture") await Break($"/v1/payment_intents/{PayingGuest.IdOf(intent)}/capture");
        Assert.Equal(200, await guest.Confirm(intent));
        await guest.Until("captured");
        if (act == "refund") await Break("/v1/refunds");
        await guest.Cancel();
        await guest.Until("refunded");

        var total = (long)guest.Booking["total"]!["amount"]!;
        Assert.Equal((total, total), await guest.AtStripe(intent));
        var made = await guest.Stripe($"refunds?payment_intent={PayingGuest.IdOf(intent)}");
        Assert.Single(made["data"]!.AsArray());
        Assert.Equal("clearing:0 fees:0 provider:0", await guest.Books());
        Assert.Equal("payment.authorized payment.captured payment.refunded", await guest.Told());
    }

    [Fact]
    public async Task Says_when_the_provider_is_away_and_goes_on_when_it_is_back()
    {
        var guest = await PayingGuest.New(app);
        await guest.Fault(new { target = "api", kind = "status", path = "/v1/payment_intents", status = 429 });
        var refused = await guest.AskIntent();
        Assert.Equal((503, "payment-provider-unavailable"), (refused.Status, refused.Code));
        Assert.True(refused.Headers.ContainsKey("Retry-After"));

        (await app.SandboxHttp.DeleteAsync("/_control/faults")).EnsureSuccessStatusCode();
        await guest.Pay();
    }

    [Fact]
    public async Task Refuses_what_the_provider_cannot_take()
    {
        var guest = await PayingGuest.New(app, price: 10);

        for (var i = 0; i < 7; i++) Assert.Equal("payment-not-possible", (await guest.AskIntent()).Code);
    }
}
