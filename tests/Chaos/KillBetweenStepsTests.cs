namespace Holdfast.Chaos;

/// <summary>
/// The process dies with the work of one step done and the next not begun: that step's worker was off, so that events
/// and due rows pile up before it. Of two trips under way one was cancelled just before. Started again, both end
/// right.
/// </summary>
[Collection(ChaosCollection.Name)]
public sealed class KillBetweenStepsTests(KilledProduct product) : IClassFixture<KilledProduct>
{
    public static TheoryData<string, bool, string> Steps => new()
    {
        {
            "relay:bookings", false,
            "select count(*) from bookings.outbox where key = @Id and type = 'booking.created'"
        },
        { "reader:payments", false, "select count(*) from bus.log where key = @Id and type = 'booking.created'" },
        { "inbox:payments", false, "select count(*) from payments.inbox where key = @Id and done_at is null" },
        {
            "payment-webhooks,payment-polls", true, """
                select count(*) from payments.webhook_events
                where processed_at is null and type = 'payment_intent.amount_capturable_updated'
                    and intent_id = (select intent_id from payments.payments where booking_id = @Id)
                """
        },
        {
            "relay:payments", true,
            "select count(*) from payments.outbox where key = @Id and type = 'payment.authorized'"
        },
        {
            "inbox:bookings", true,
            "select count(*) from bookings.inbox where key = @Id and type = 'payment.authorized' and done_at is null"
        },
        {
            "payment-operations", true, """
                select count(*) from payments.operations o join payments.payments p on p.id = o.payment_id
                where p.booking_id = @Id and o.kind = 'capture' and o.state = 'todo'
                """
        },
        {
            "inbox:receipts,inbox:notifications", true,
            "select count(*) from receipts.inbox where key = @Id and type = 'payment.captured' and done_at is null"
        },
        {
            "write-receipts", true,
            "select count(*) from receipts.receipts where booking_id = @Id and state = 'pending'"
        },
        {
            "send-messages", true, """
                select count(*) from notifications.messages m
                join notifications.receipts r on r.booking_id = m.booking_id
                where m.booking_id = @Id and m.state = 'queued'
                """
        },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_trip_goes_on_where_it_was(string workersOff, bool paid, string waiting)
    {
        product.Process.Kill();
        await product.Process.Start(workersOff);
        var (stays, ends) = (await product.Book(), await product.Book());
        if (paid) await Task.WhenAll(stays.Pay(), ends.Pay());
        foreach (var trip in new[] { stays, ends })
            await TestApp.Eventually(async () => await trip.Count(waiting) == 1, $"work waits for {workersOff}");
        await ends.Cancel();
        product.Process.Kill();

        await product.LeasesEnd();
        await product.Process.Start();

        if (!paid) await stays.Pay();
        await stays.EndsWell();
        await ends.EndsWithoutMoney();
        await Invariants.Hold(product.App);
    }
}
