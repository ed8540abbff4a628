using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Sandbox.Stripe;

namespace Holdfast.Tests.Sandbox;

public sealed class WebhookTests : IAsyncLifetime
{
    private WebhookReceiver shop = null!;
    private RunningSandbox sandbox = null!;

    public async Task InitializeAsync()
    {
        shop = await WebhookReceiver.Start();
        sandbox = await RunningSandbox.Start(shop.Url);
    }

    public async Task DisposeAsync()
    {
        await sandbox.DisposeAsync();
        await shop.DisposeAsync();
    }

    [Fact]
    public void Signs_as_the_official_client_expects()
    {
        var header = Signature.Header("whsec_test_secret", DateTimeOffset.FromUnixTimeSeconds(1767225600),
            """{"id":"evt_test_1","object":"event","type":"payment_intent.succeeded"}""");

        Assert.Equal("t=1767225600,v1=45b8a95776fbf3619f8f4766a0af27089e752a5ba31acdc5a7e65b7c7f450dcc", header);
    }

    [Fact]
    public async Task Tells_every_step_of_a_hold_signed_over_the_body_that_is_sent()
    {
        var held = await sandbox.Intent("pm_card_visa", "&capture_method=manual");
        await sandbox.Post($"/v1/payment_intents/{held.Text("id")}/capture", "");

        await Eventually.Holds(() => shop.Hooks.Count == 5, "five events came");
        Assert.Equal(
            [
                "charge.captured", "charge.succeeded", "payment_intent.amount_capturable_updated",
                "payment_intent.created", "payment_intent.succeeded",
            ],
            shop.Types.Order(StringComparer.Ordinal));
        Assert.All(shop.Hooks, hook => Assert.Equal(hook.Signature, Signed(hook)));
    }

    [Fact]
    public async Task Tries_again_with_a_pause_until_it_is_taken()
    {
        shop.Answers = _ => shop.Hooks.Count < 3 ? 500 : 200;
        await sandbox.Intent();

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var came = attempt;
            await Eventually.Holds(() => shop.Hooks.Count >= came, $"attempt {came}");
            await sandbox.Control("/clock", new { advanceSeconds = 10 });
        }

        await Eventually.Holds(async () => await Pending() == 0, "it was taken");
        Assert.Equal(3, shop.Hooks.Count);
        Assert.Single(shop.Hooks.Select(hook => hook.Id).Distinct());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(30, 300)]
    public void The_pause_doubles_up_to_five_minutes(int attempts, int seconds) =>
        Assert.Equal(seconds, WebhookDelivery.Pause(attempts).TotalSeconds);

    [Fact]
    public async Task Comes_twice_on_demand()
    {
        await sandbox.Control("/faults", new { target = "webhook", kind = "duplicate", count = 1 });
        await sandbox.Intent();

        await Eventually.Holds(() => shop.Hooks.Count == 2, "it came twice");
        Assert.Single(shop.Hooks.Select(hook => hook.Id).Distinct());
    }

    [Fact]
    public async Task Is_lost_on_demand_and_can_be_sent_again()
    {
        await sandbox.Control("/faults",
            new { target = "webhook", kind = "drop", count = 1, type = "payment_intent.created" });
        await sandbox.Intent();
        await Eventually.Holds(async () => await Pending() == 0, "nothing is under way");
        Assert.Empty(shop.Hooks);

        var events = await sandbox.Get("/v1/events?type=payment_intent.created");
        var lost = events.At("data")[0].GetProperty("id").GetString();
        await sandbox.Control($"/events/{lost}/resend", new { });

        await Eventually.Holds(() => shop.Hooks.Count == 1, "it came after all");
        Assert.Equal(lost, shop.Hooks.Single().Id);
    }

    [Fact]
    public async Task Comes_in_the_wrong_order_on_demand()
    {
        await sandbox.Control("/faults", new { target = "webhook", kind = "reorder", count = 3 });
        await sandbox.Intent("pm_card_visa", "&capture_method=manual");

        await Eventually.Holds(() => shop.Hooks.Count == 3, "all three came");
        Assert.Equal(
            ["payment_intent.amount_capturable_updated", "charge.succeeded", "payment_intent.created"], shop.Types);
    }

    [Fact]
    public async Task Comes_late_on_demand()
    {
        await sandbox.Control("/faults", new { target = "webhook", kind = "delay", count = 1, milliseconds = 600_000 });
        await sandbox.Intent();
        await Eventually.Holds(async () =>
            (await sandbox.State()).GetProperty("faults").GetArrayLength() == 0, "held back");
        Assert.Empty(shop.Hooks);

        await sandbox.Control("/clock", new { advanceSeconds = 601 });

        await Eventually.Holds(() => shop.Hooks.Count == 1, "it came");
    }

    [Fact]
    public async Task An_endpoint_gets_what_it_asked_for_under_its_own_secret()
    {
        await using var other = await WebhookReceiver.Start();
        var made = await sandbox.Post("/v1/webhook_endpoints",
            $"url={Uri.EscapeDataString(other.Url)}&enabled_events[]=charge.succeeded");
        await sandbox.Intent("pm_card_visa");

        await Eventually.Holds(() => other.Hooks.Count == 1, "the charge was told");
        var hook = other.Hooks.Single();
        Assert.Equal("charge.succeeded", hook.Type);
        Assert.Equal(hook.Signature, Signed(hook, made.Text("secret")));
        var read = await sandbox.Get($"/v1/webhook_endpoints/{made.Text("id")}");
        Assert.False(read.Body.TryGetProperty("secret", out _));
    }

    [Fact]
    public async Task An_asynchronous_capture_tells_its_movement_later()
    {
        var paid = await sandbox.Intent("pm_card_visa", "&capture_method=automatic_async&expand[]=latest_charge");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, paid.At("latest_charge.balance_transaction").ValueKind);

        await Eventually.Holds(() => shop.Types.Contains("charge.updated"), "charge.updated came");
        var charge = await sandbox.Get($"/v1/charges/{paid.Text("latest_charge.id")}");
        Assert.StartsWith("txn_", charge.Text("balance_transaction"), StringComparison.Ordinal);
    }

    private async Task<int> Pending() =>
        (await sandbox.State()).GetProperty("counts").GetProperty("deliveries").GetInt32();

    /// The receiver's own arithmetic, not the sandbox's.
    private static string Signed(WebhookReceiver.Hook hook, string secret = "whsec_test")
    {
        var seconds = long.Parse(hook.Signature[2..hook.Signature.IndexOf(',', StringComparison.Ordinal)],
            CultureInfo.InvariantCulture);
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        var digest = hmac.ComputeHash(Encoding.UTF8.GetBytes($"{seconds}.{hook.Body}"));
        return $"t={seconds},v1={Convert.ToHexStringLower(digest)}";
    }
}
