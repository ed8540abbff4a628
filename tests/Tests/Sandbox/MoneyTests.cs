using System.Text.Json;

namespace Holdfast.Tests.Sandbox;

public sealed class MoneyTests : IAsyncLifetime
{
    private RunningSandbox sandbox = null!;

    public async Task InitializeAsync() => sandbox = await RunningSandbox.Start();
    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task Refunds_in_parts_up_to_what_was_captured()
    {
        var intent = (await sandbox.Intent("pm_card_visa")).Text("id");

        var part = await Refund(intent, "&amount=1000");
        var tooMuch = await Refund(intent, "&amount=1501");
        var rest = await Refund(intent, "&expand[]=charge");
        var more = await Refund(intent, "");

        Assert.Equal(("succeeded", 1000), (part.Text("status"), part.Number("amount")));
        Assert.Equal((400, "amount"), (tooMuch.Status, tooMuch.Text("error.param")));
        Assert.Equal((1500, 2500), (rest.Number("amount"), rest.Number("charge.amount_refunded")));
        Assert.True(rest.At("charge.refunded").GetBoolean());
        Assert.Equal((400, "charge_already_refunded"), (more.Status, more.Text("error.code")));
    }

    [Fact]
    public async Task Does_not_refund_a_hold()
    {
        var held = await sandbox.Intent("pm_card_visa", "&capture_method=manual");

        Assert.Equal(400, (await Refund(held.Text("id"), "")).Status);
    }

    [Fact]
    public async Task Twenty_refunds_at_once_give_back_no_more_than_there_was()
    {
        var intent = (await sandbox.Intent("pm_card_visa")).Text("id");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Refund(intent, "&amount=500")));

        Assert.Equal(5, answers.Count(answer => answer.Status == 200));
    }

    [Theory]
    [InlineData("pm_card_pendingRefund", "pending", "succeeded", 2500)]
    [InlineData("pm_card_refundFail", "succeeded", "failed", 0)]
    public async Task Some_refunds_end_later(string card, string first, string last, long refunded)
    {
        var intent = (await sandbox.Intent(card)).Text("id");
        var refund = await Refund(intent, "");

        await sandbox.Control("/clock", new { advanceSeconds = 11 });
        var after = await sandbox.Get($"/v1/refunds/{refund.Text("id")}?expand[]=charge");

        Assert.Equal((first, last), (refund.Text("status"), after.Text("status")));
        Assert.Equal(refunded, after.Number("charge.amount_refunded"));
        await BalanceIsTheSumOfItsMovements();
    }

    [Theory]
    [InlineData("pm_card_createDispute", "needs_response", "charge_disputed")]
    [InlineData("pm_card_createDisputeInquiry", "warning_needs_response", null)]
    public async Task A_dispute_card_is_disputed_a_moment_later(string card, string status, string? refusal)
    {
        var intent = (await sandbox.Intent(card)).Text("id");
        await sandbox.Control("/clock", new { advanceSeconds = 2 });

        var disputes = await sandbox.Get($"/v1/disputes?payment_intent={intent}");
        var refund = await Refund(intent, "");

        var dispute = Assert.Single(disputes.At("data").EnumerateArray());
        Assert.Equal(status, dispute.GetProperty("status").GetString());
        Assert.Equal(refusal is null ? 0 : 1, dispute.GetProperty("balance_transactions").GetArrayLength());
        Assert.Equal(refusal, refund.Status == 200 ? null : refund.Text("error.code"));
        await BalanceIsTheSumOfItsMovements();
    }

    [Fact]
    public async Task Every_cent_is_accounted_for()
    {
        var paid = (await sandbox.Intent("pm_card_visa")).Text("id");
        await sandbox.Intent("pm_card_bypassPending", amount: 9999);
        await sandbox.Intent("pm_card_chargeDeclined");
        var held = await sandbox.Intent("pm_card_visa", "&capture_method=manual");
        await sandbox.Post($"/v1/payment_intents/{held.Text("id")}/capture", "amount_to_capture=700");
        var released = await sandbox.Intent("pm_card_visa", "&capture_method=manual");
        await sandbox.Post($"/v1/payment_intents/{released.Text("id")}/cancel", "");
        await Refund(paid, "&amount=333");
        await sandbox.Control("/clock", new { advanceSeconds = 2 });

        var movements = await BalanceIsTheSumOfItsMovements();
        Assert.Equal([9999, 2500, 700, -333],
            movements.Select(one => one.GetProperty("amount").GetInt64()).OrderDescending());
    }

    [Fact]
    public async Task Pending_money_becomes_available_by_the_clock()
    {
        await sandbox.Intent("pm_card_visa");
        await sandbox.Control("/clock", new { advanceSeconds = 2 });
        var before = await sandbox.Get("/v1/balance");
        await sandbox.Control("/clock", new { advanceSeconds = 2 * 86_400 });
        var after = await sandbox.Get("/v1/balance");

        Assert.Equal((2397, 0), (Sum(before, "pending"), Sum(before, "available")));
        Assert.Equal((0, 2397), (Sum(after, "pending"), Sum(after, "available")));
    }

    private async Task<IReadOnlyList<JsonElement>> BalanceIsTheSumOfItsMovements()
    {
        var balance = await sandbox.Get("/v1/balance");
        var movements = (await sandbox.Get("/v1/balance_transactions?limit=100")).At("data").EnumerateArray().ToList();
        Assert.All(movements, one => Assert.Equal(one.GetProperty("net").GetInt64(),
            one.GetProperty("amount").GetInt64() - one.GetProperty("fee").GetInt64()));
        Assert.Equal(movements.Sum(one => one.GetProperty("net").GetInt64()),
            Sum(balance, "pending") + Sum(balance, "available"));
        return movements;
    }

    private static long Sum(Reply balance, string part) =>
        balance.At(part).EnumerateArray().Sum(sum => sum.GetProperty("amount").GetInt64());

    private Task<Reply> Refund(string intent, string more) =>
        sandbox.Post("/v1/refunds", $"payment_intent={intent}{more}");
}
