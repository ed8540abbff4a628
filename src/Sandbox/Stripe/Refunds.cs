using System.Text.Json.Nodes;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

public static class Refunds
{
    private static readonly TimeSpan SettlesAfter = TimeSpan.FromSeconds(10);

    public static Answer Create(Call call)
    {
        var charge = ChargeOf(call);
        var reason = call.Form.Choice("reason", "duplicate", "fraudulent", "requested_by_customer");
        if (call.Form.Flag("reverse_transfer") == true || call.Form.Flag("refund_application_fee") == true)
            throw Refusal.State($"Charge {charge.Id} has no associated transfer or application fee.",
                "transfers_not_found");
        if (!charge.Paid || !charge.Captured)
            throw Refusal.State("This charge has not been captured: cancel its PaymentIntent instead.",
                "charge_not_captured");
        if (charge.Disputed && call.Change.Newest<Dispute>().Any(d => d.Charge == charge.Id && !d.IsChargeRefundable))
            throw Refusal.State($"Charge {charge.Id} has been charged back; cannot issue a refund.", "charge_disputed");
        var left = charge.AmountCaptured - charge.AmountRefunded;
        if (left == 0)
            throw Refusal.State($"Charge {charge.Id} has already been refunded.", "charge_already_refunded");
        var amount = call.Form.Integer("amount") ?? left;
        if (amount < 1) throw Refusal.Invalid("Invalid positive integer", "parameter_invalid_integer", "amount");
        if (amount > left)
        {
            throw Refusal.Invalid(
                $"Refund amount ({amount}) is greater than unrefunded amount on charge ({left}).", null, "amount");
        }

        return call.Ok(Made(new Act(call.Change, call.Now, call.EventRequest), charge, amount, reason,
            call.Form.Metadata(Empty.Map)));
    }

    public static Answer Get(Call call) => call.Ok(Find(call));

    public static Answer Update(Call call)
    {
        var refund = Find(call);
        var updated = call.Change.Put(refund with { Metadata = call.Form.Metadata(refund.Metadata) });
        Events.Emit(call.Change, "refund.updated", updated, call.Now, call.EventRequest);
        return call.Ok(updated);
    }

    public static Answer Cancel(Call call) => throw Refusal.State(
        $"This refund cannot be canceled because it has a status of {Find(call).Status}.", "refund_not_cancelable");

    public static Answer List(Call call)
    {
        var (charge, intent) = (call.Form.Text("charge"), call.Form.Text("payment_intent"));
        return Lists.Page<Refund>(call, row => row.Created,
            row => (charge is null || row.Charge == charge) && (intent is null || row.PaymentIntent == intent));
    }

    public static JsonObject Of(Change change, string charge, DateTimeOffset now) => Lists.Of(
        $"/v1/charges/{charge}/refunds",
        change.Newest<Refund>().Where(row => row.Charge == charge).Take(10).Select(row => Render.Object(row, now)),
        more: change.Newest<Refund>().Where(row => row.Charge == charge).Skip(10).Any());

    /// A refund the bank sends back: its money returns to the balance and the charge can be refunded again.
    public static void Failed(Act act, Refund refund)
    {
        var back = Money.Move(act.Change, act.Now, "refund_failure", refund.Id, refund.Amount, refund.Currency);
        var failed = act.Change.Put(refund with
        {
            Status = "failed",
            FailureReason = "expired_or_canceled_card",
            FailureBalanceTransaction = back.Id,
        });
        var charge = act.Change.Find<Charge>(refund.Charge)!;
        act.Change.Put(charge with { AmountRefunded = charge.AmountRefunded - refund.Amount, Refunded = false });
        var previous = new JsonObject { ["status"] = refund.Status };
        act.Emit("refund.updated", failed, previous);
        act.Emit("refund.failed", failed);
    }

    public static void Succeeded(Act act, Refund refund) => act.Emit("refund.updated",
        act.Change.Put(refund with { Status = "succeeded" }), new JsonObject { ["status"] = refund.Status });

    private static Refund Made(
        Act act, Charge charge, long amount, string? reason, IReadOnlyDictionary<string, string> metadata)
    {
        var ends = TestCards.Numbered(charge.Card).RefundEnds;
        var id = Ids.New("re_");
        var moved = Money.Move(act.Change, act.Now, "refund", id, -amount, charge.Currency);
        var refund = act.Change.Put(new Refund
        {
            Id = id,
            Created = act.Unix,
            Amount = amount,
            Currency = charge.Currency,
            Charge = charge.Id,
            PaymentIntent = charge.PaymentIntent,
            Reason = reason,
            BalanceTransaction = moved.Id,
            Metadata = metadata,
            Status = ends == "succeeded" ? "pending" : "succeeded",
        });
        var refunded = charge.AmountRefunded + amount;
        var after = act.Change.Put(charge with
        {
            AmountRefunded = refunded,
            Refunded = refunded == charge.AmountCaptured,
        });
        if (ends is not null) act.Later(Agenda.EndRefund, refund.Id, act.Now + SettlesAfter);
        act.Emit("refund.created", refund);
        act.Emit("charge.refunded", after);
        return refund;
    }

    private static Charge ChargeOf(Call call)
    {
        var (byIntent, byCharge) = (call.Form.Text("payment_intent"), call.Form.Text("charge"));
        if (byIntent is null && byCharge is null)
            throw Refusal.Invalid(
                "One of the following params should be provided for this request: payment_intent or charge.",
                "parameter_missing", null);
        if (byCharge is not null)
            return call.Change.Find<Charge>(byCharge) ?? throw Refusal.Unknown("charge", byCharge, "charge");
        var intent = call.Change.Find<PaymentIntent>(byIntent)
            ?? throw Refusal.Unknown("payment_intent", byIntent!, "payment_intent");
        return call.Change.Find<Charge>(intent.LatestCharge) is { Paid: true } charge
            ? charge
            : throw Refusal.State($"This PaymentIntent ({intent.Id}) does not have a successful charge to refund.",
                "payment_intent_unexpected_state", Render.Intent(intent, call));
    }

    private static Refund Find(Call call) => call.Change.Find<Refund>(call.Route("id"))
        ?? throw Refusal.Unknown("refund", call.Route("id"), "refund");
}
