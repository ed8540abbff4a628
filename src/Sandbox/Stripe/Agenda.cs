using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

/// Lets things happen by themselves at their time, on the sandbox's clock. What is due is stored, so a restart
/// forgets none.
public sealed class Agenda(Store store, SandboxClock clock) : BackgroundService
{
    public const string LapseHold = "lapse-hold";
    public const string SettleCharge = "settle-charge";
    public const string EndRefund = "end-refund";
    public const string OpenDispute = "open-dispute";
    private const int BatchMax = 200;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    /// Does what is due now; the clock's control calls it too, so that its answer comes after the consequences.
    public int RunDue()
    {
        var done = 0;
        for (int batch; (batch = store.Change(RunBatch)) > 0;) done += batch;
        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        while (await timer.WaitForNextTickAsync(stoppingToken)) RunDue();
    }

    private int RunBatch(Change change)
    {
        var now = clock.GetUtcNow();
        var due = change.Oldest<Due>().Where(row => row.At <= now).Take(BatchMax).ToList();
        foreach (var row in due)
        {
            change.Drop<Due>(row.Id);
            Run(new Act(change, now, null), row);
        }

        return due.Count;
    }

    private static void Run(Act act, Due due)
    {
        switch (due.What)
        {
            case LapseHold when act.Change.Find<PaymentIntent>(due.Target) is { Status: "requires_capture" } intent:
                Lapse(act, intent);
                break;
            case SettleCharge when act.Change.Find<Charge>(due.Target) is { BalanceTransaction: null } charge:
                var before = new System.Text.Json.Nodes.JsonObject { ["balance_transaction"] = null };
                act.Emit("charge.updated", CaptureIntent.Settled(act, charge), before);
                break;
            case EndRefund when act.Change.Find<Refund>(due.Target) is { } refund:
                if (refund.Status == "pending") Refunds.Succeeded(act, refund);
                else Refunds.Failed(act, refund);
                break;
            case OpenDispute when act.Change.Find<Charge>(due.Target) is { Disputed: false } charge:
                Disputes.Open(act, charge);
                break;
        }
    }

    private static void Lapse(Act act, PaymentIntent intent)
    {
        Charges.Release(act, intent.LatestCharge!, "charge.expired");
        act.Emit("payment_intent.canceled", act.Change.Put(intent with
        {
            Status = "canceled",
            CanceledAt = act.Unix,
            CancellationReason = "expired",
            AmountCapturable = 0,
        }));
    }
}
