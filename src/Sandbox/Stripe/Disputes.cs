using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

/// Chargebacks that the dispute cards bring a second after the payment. Money leaves with a fee; an inquiry takes none.
public static class Disputes
{
    private const long DisputeFee = 1500;
    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(9);

    public static Answer Get(Call call) => call.Ok(call.Change.Find<Dispute>(call.Route("id"))
        ?? throw Refusal.Unknown("dispute", call.Route("id"), "dispute"));

    public static Answer List(Call call)
    {
        var (charge, intent) = (call.Form.Text("charge"), call.Form.Text("payment_intent"));
        return Lists.Page<Dispute>(call, row => row.Created,
            row => (charge is null || row.Charge == charge) && (intent is null || row.PaymentIntent == intent));
    }

    public static void Open(Act act, Charge charge)
    {
        var card = TestCards.Numbered(charge.Card);
        var id = Ids.New("du_");
        var dispute = act.Change.Put(new Dispute
        {
            Id = id,
            Created = act.Unix,
            Amount = charge.AmountCaptured,
            Currency = charge.Currency,
            Charge = charge.Id,
            PaymentIntent = charge.PaymentIntent,
            Reason = card.Dispute!,
            IsChargeRefundable = card.Inquiry,
            Status = card.Inquiry ? "warning_needs_response" : "needs_response",
            BalanceTransactions = card.Inquiry ? [] :
            [
                Money.Move(act.Change, act.Now, "adjustment", id, -charge.AmountCaptured, charge.Currency, DisputeFee),
            ],
            EvidenceDetails = Json.Element(new
            {
                due_by = (act.Now + TimeToAnswer).ToUnixTimeSeconds(),
                has_evidence = false,
                past_due = false,
                submission_count = 0,
            }),
            PaymentMethodDetails = Json.Element(new
            {
                card = new
                {
                    brand = card.Brand,
                    case_type = card.Inquiry ? "inquiry" : "chargeback",
                    network_reason_code = "10.4",
                },
                type = "card",
            }),
        });
        act.Change.Put(charge with { Disputed = true });
        act.Emit("charge.dispute.created", dispute);
        if (!card.Inquiry) act.Emit("charge.dispute.funds_withdrawn", dispute);
    }
}
