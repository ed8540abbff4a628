using Holdfast.Tests.Notifications;
using Holdfast.Tests.Payments;

namespace Holdfast.Chaos;

/// <summary>
/// The process dies while it waits for an answer from outside, before the work there was done or just after. Nobody
/// knows which; started again it finds out, and the effect is there once. Of two trips one is cancelled before the
/// death.
/// </summary>
[Collection(ChaosCollection.Name)]
public sealed class KillInMidCallTests(KilledProduct product) : IClassFixture<KilledProduct>, IAsyncLifetime
{
    // Longer than it takes to notice and kill, shorter than the caller's patience.
    private const int LongMilliseconds = 7_000;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => product.Heal();

    [Fact]
    public async Task Right_after_the_booking_was_acknowledged()
    {
        var (stays, ends) = (await product.Book(), await product.Book());
        await ends.Cancel();
        await DieAndComeBack();

        await stays.Pay();
        await stays.EndsWell();
        await ends.EndsWithoutMoney();
        await Invariants.Hold(product.App);
    }

    [Fact]
    public async Task Right_after_the_card_was_confirmed_and_no_webhook_told_of_it()
    {
        await product.Fault(new { target = "webhook", kind = "drop" });
        var (stays, ends) = (await product.Book(), await product.Book());
        await Task.WhenAll(stays.Pay(), ends.Pay());
        await ends.Cancel();
        await DieAndComeBack();

        await stays.EndsWell();
        await ends.EndsWithoutMoney();
        await Invariants.Hold(product.App);
    }

    [Fact]
    public async Task While_the_intent_is_made()
    {
        await product.Fault(new
        {
            target = "api",
            kind = "latency",
            path = "/v1/payment_intents",
            milliseconds = LongMilliseconds,
            count = 1,
        });
        var trip = await product.Book();
        var asked = trip.Guest.AskIntent();
        await TestApp.Eventually(async () => await product.FaultsLeft() == 0, "the intent is being made");
        product.Process.Kill();
        await Assert.ThrowsAsync<HttpRequestException>(() => asked);
        await ComeBack();

        await trip.Pay();
        await trip.EndsWell();
        Assert.Equal(1, await trip.Count("""
            select count(*) from payments.operations o join payments.payments p on p.id = o.payment_id
            where p.booking_id = @Id and o.kind = 'intent'
            """));
        await Invariants.Hold(product.App);
    }

    [Theory]
    [InlineData("latency")]
    [InlineData("break")]
    public async Task While_the_money_is_taken(string kind)
    {
        var (stays, ends) = (await product.Book(), await product.Book());
        await Task.WhenAll(stays.AskIntent(), ends.AskIntent());
        foreach (var trip in new[] { stays, ends })
            await product.Fault(new
            {
                target = "api",
                kind,
                path = $"/v1/payment_intents/{PayingGuest.IdOf(trip.Intent!)}/capture",
                milliseconds = LongMilliseconds,
            });
        await Task.WhenAll(stays.Pay(), ends.Pay());
        foreach (var trip in new[] { stays, ends })
            await TestApp.Eventually(
                async () => kind == "latency" ? await HasBegun(trip, "capture") : (await Charge(trip)).Captured > 0,
                "the money is being taken", TimeSpan.FromSeconds(40));
        await ends.Cancel();
        await DieAndComeBack();

        await stays.EndsWell();
        await ends.EndsWithoutMoney();
        await Invariants.Hold(product.App);
    }

    [Fact]
    public async Task While_a_webhook_is_looked_into()
    {
        var (stays, ends) = (await product.Book(), await product.Book());
        await Task.WhenAll(stays.AskIntent(), ends.AskIntent());
        foreach (var trip in new[] { stays, ends })
            await product.Fault(new
            {
                target = "api",
                kind = "latency",
                path = $"/v1/payment_intents/{PayingGuest.IdOf(trip.Intent!)}",
                milliseconds = LongMilliseconds / 2,
            });
        await Task.WhenAll(stays.Pay(), ends.Pay());
        await TestApp.Eventually(async () => await stays.Count("""
            select count(*) from payments.webhook_events where processed_at is null and attempts > 0
                and intent_id = (select intent_id from payments.payments where booking_id = @Id)
            """) > 0, "a webhook is being processed");
        await ends.Cancel();
        await DieAndComeBack();

        await stays.EndsWell();
        await ends.EndsWithoutMoney();
        await Invariants.Hold(product.App);
    }

    [Theory]
    [InlineData("latency")]
    [InlineData("break")]
    public async Task While_the_money_goes_back(string kind)
    {
        var trip = await product.Book();
        await trip.Pay();
        await trip.EndsWell();
        await product.Fault(new { target = "api", kind, path = "/v1/refunds", milliseconds = LongMilliseconds });
        await trip.Cancel();
        await TestApp.Eventually(
            async () => kind == "latency" ? await HasBegun(trip, "refund") : (await Charge(trip)).Refunded > 0,
            "the money is going back");
        await DieAndComeBack();

        await trip.EndsWithoutMoney();
        var total = (long)trip.Guest.Booking["total"]!["amount"]!;
        Assert.Equal((total, total), await Charge(trip));
        await Invariants.Hold(product.App);
    }

    [Fact]
    public async Task While_the_mail_was_taken_and_not_acknowledged()
    {
        await product.Fault(new { target = "smtp", kind = "take-then-break" });
        var trip = await product.Book();
        await trip.Pay();
        await Inbox.Expect(product.App, trip.Email, "Booked", TimeSpan.FromSeconds(40));
        await DieAndComeBack();

        await TestApp.Eventually(async () => await trip.Count("""
            select count(*) from notifications.messages where booking_id = @Id and state = 'sent'
            """) == 1, "the mail is acknowledged", TimeSpan.FromSeconds(40));
        await trip.EndsWell();
        var mail = Assert.Single(await Inbox.Of(product.App, trip.Email));
        Assert.True((int)mail["times"]! > 1, "it was sent again as the same mail");
        await Invariants.Hold(product.App);
    }

    private static async Task<bool> HasBegun(Trip trip, string act) => await trip.Count($"""
        select count(*) from payments.operations o join payments.payments p on p.id = o.payment_id
        where p.booking_id = @Id and o.kind = '{act}' and o.state in ('running', 'done')
        """) == 1;

    private static async Task<(long Captured, long Refunded)> Charge(Trip trip) =>
        await trip.Guest.AtStripe(trip.Intent!);

    private async Task DieAndComeBack()
    {
        product.Process.Kill();
        await ComeBack();
    }

    private async Task ComeBack()
    {
        await product.Heal();
        await product.LeasesEnd();
        await product.Process.Start();
    }
}
