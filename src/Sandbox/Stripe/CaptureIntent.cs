using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

/// From approval to money: a hold that can be captured until it lapses, or capture at once.
public static class CaptureIntent
{
    private static readonly TimeSpan HoldByCustomer = TimeSpan.FromDays(7);
    private static readonly TimeSpan HoldByMerchant = new(4, 18, 0, 0);
    private static readonly TimeSpan AsyncCapture = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan DisputeAfter = TimeSpan.FromSeconds(1);

    public static Answer Handle(Call call)
    {
        var intent = PaymentIntents.Find(call);
        if (intent.Status != "requires_capture")
            throw PaymentIntents.Unexpected(call, intent, "could not be captured", ["requires_capture"]);
        var charge = call.Change.Find<Charge>(intent.LatestCharge)!;
        if (charge.CaptureBefore <= call.Unix)
            throw Refusal.State("The hold has lapsed.", "charge_expired_for_capture", Render.Intent(intent, call));
        var amount = call.Form.Integer("amount_to_capture") ?? intent.AmountCapturable;
        if (amount < 1)
            throw Refusal.Invalid("Invalid amount_to_capture.", "parameter_invalid_integer", "amount_to_capture");
        if (amount > intent.AmountCapturable)
        {
            throw Refusal.Invalid("The amount to capture is greater than the amount you can capture.",
                "amount_too_large", "amount_to_capture");
        }

        if (call.Form.Flag("final_capture") == false)
            throw Refusal.Invalid("Multicapture is not available for this payment.", null, "final_capture");
        var act = new Act(call.Change, call.Now, call.EventRequest);
        intent = intent with { Metadata = call.Form.Metadata(intent.Metadata) };
        charge = Captured(act, charge, amount);
        act.Emit("charge.captured", charge);
        return PaymentIntents.Shown(call, Succeeded(act, intent, charge));
    }

    public static PaymentIntent Approved(Act act, PaymentIntent intent, PaymentMethod method, TestCards.Card card)
    {
        var charge = Charges.New(act, intent, method) with
        {
            Status = "succeeded",
            Paid = true,
            Outcome = Charges.Outcome(card, null),
        };
        if (intent.CaptureMethod == "manual") return Held(act, intent, charge);
        charge = intent.CaptureMethod == "automatic_async"
            ? act.Change.Put(charge with { Captured = true, AmountCaptured = charge.Amount })
            : Captured(act, charge, charge.Amount);
        act.Emit("charge.succeeded", charge);
        // The movement of money of an asynchronous capture follows a moment later, told by charge.updated.
        if (charge.BalanceTransaction is null) act.Later(Agenda.SettleCharge, charge.Id, act.Now + AsyncCapture);
        return Succeeded(act, intent, charge);
    }

    public static Charge Settled(Act act, Charge charge)
    {
        var card = TestCards.Numbered(charge.Card);
        var moved = Money.Move(act.Change, act.Now, "charge", charge.Id, charge.AmountCaptured, charge.Currency,
            Money.Fee(charge.AmountCaptured, charge.Currency), card.AvailableAtOnce);
        return act.Change.Put(charge with { BalanceTransaction = moved.Id });
    }

    private static PaymentIntent Held(Act act, PaymentIntent intent, Charge charge)
    {
        var until = act.Now + (intent.OffSession ? HoldByMerchant : HoldByCustomer);
        charge = act.Change.Put(Charges.WithCaptureBefore(charge, until));
        act.Later(Agenda.LapseHold, intent.Id, until);
        act.Emit("charge.succeeded", charge);
        var held = act.Change.Put(intent with
        {
            Status = "requires_capture",
            LatestCharge = charge.Id,
            AmountCapturable = intent.Amount,
        });
        act.Emit("payment_intent.amount_capturable_updated", held);
        return held;
    }

    private static Charge Captured(Act act, Charge charge, long amount) =>
        Settled(act, charge with { Captured = true, AmountCaptured = amount, CaptureBefore = null });

    private static PaymentIntent Succeeded(Act act, PaymentIntent intent, Charge charge)
    {
        var card = TestCards.Numbered(charge.Card);
        act.Change.Drop<Due>(Agenda.LapseHold + ":" + intent.Id);
        if (card.Dispute is not null) act.Later(Agenda.OpenDispute, charge.Id, act.Now + DisputeAfter);
        var succeeded = act.Change.Put(intent with
        {
            Status = "succeeded",
            LatestCharge = charge.Id,
            AmountCapturable = 0,
            AmountReceived = charge.AmountCaptured,
        });
        act.Emit("payment_intent.succeeded", succeeded);
        return succeeded;
    }
}
