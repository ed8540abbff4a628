using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

public static class Charges
{
    public static Answer Get(Call call) => call.Ok(
        call.Change.Find<Charge>(call.Route("id")) ?? throw Refusal.Unknown("charge", call.Route("id"), "charge"));

    public static Answer List(Call call)
    {
        var (intent, customer) = (call.Form.Text("payment_intent"), call.Form.Text("customer"));
        var group = call.Form.Text("transfer_group");
        return Lists.Page<Charge>(call, row => row.Created, row => (intent is null || row.PaymentIntent == intent)
            && (customer is null || row.Customer == customer) && (group is null || row.TransferGroup == group));
    }

    public static Answer Update(Call call)
    {
        var charge = call.Change.Find<Charge>(call.Route("id"))
            ?? throw Refusal.Unknown("charge", call.Route("id"), "charge");
        return call.Ok(call.Change.Put(charge with
        {
            Metadata = call.Form.Metadata(charge.Metadata),
            Description = call.Form.Text("description") ?? charge.Description,
        }));
    }

    /// A charge not yet decided; the caller says how it ended.
    public static Charge New(Act act, PaymentIntent intent, PaymentMethod method) => new()
    {
        Id = Ids.New("ch_"),
        Created = act.Unix,
        Amount = intent.Amount,
        Currency = intent.Currency,
        Status = "pending",
        PaymentIntent = intent.Id,
        PaymentMethod = method.Id,
        Customer = intent.Customer,
        Card = method.Number,
        Description = intent.Description,
        Metadata = intent.Metadata,
        ReceiptEmail = intent.ReceiptEmail,
        Shipping = intent.Shipping,
        TransferGroup = intent.TransferGroup,
        BillingDetails = method.BillingDetails,
        StatementDescriptor = intent.StatementDescriptor,
        StatementDescriptorSuffix = intent.StatementDescriptorSuffix,
        PaymentMethodDetails = Details(intent, method),
    };

    public static JsonElement Outcome(TestCards.Card card, TestCards.Decline? decline) => Json.Element(new
    {
        advice_code = (string?)null,
        network_advice_code = (string?)null,
        network_decline_code = (string?)null,
        network_status = decline is null ? "approved_by_network"
            : card.Blocked ? "not_sent_to_network" : "declined_by_network",
        reason = card.Blocked ? "highest_risk_level" : decline?.DeclineCode ?? decline?.Code
            ?? (card.Risk == "elevated" ? "elevated_risk_level" : null),
        risk_level = card.Risk,
        risk_score = card.Risk switch { "highest" => 93, "elevated" => 67, _ => 12 },
        seller_message = decline is null ? "Payment complete."
            : card.Blocked ? "Stripe blocked this payment as too risky." : "The bank did not authorize this payment.",
        type = card.Blocked ? "blocked" : decline is null ? "authorized" : "issuer_declined",
    });

    public static Charge WithCaptureBefore(Charge charge, DateTimeOffset until)
    {
        var details = JsonSerializer.SerializeToNode(charge.PaymentMethodDetails, Json.Wire)!.AsObject();
        details["card"]!["capture_before"] = until.ToUnixTimeSeconds();
        return charge with { CaptureBefore = until.ToUnixTimeSeconds(), PaymentMethodDetails = Json.Element(details) };
    }

    /// Gives a hold back. No money had moved, so none moves now.
    public static void Release(Call call, string id, string announcedAs) =>
        Release(new Act(call.Change, call.Now, call.EventRequest), id, announcedAs);

    public static void Release(Act act, string id, string announcedAs)
    {
        var charge = act.Change.Find<Charge>(id)!;
        act.Change.Drop<Due>(Agenda.LapseHold + ":" + charge.PaymentIntent);
        act.Emit(announcedAs, act.Change.Put(charge with
        {
            Refunded = true,
            AmountRefunded = charge.Amount,
            CaptureBefore = null,
        }));
    }

    private static JsonElement Details(PaymentIntent intent, PaymentMethod method)
    {
        var card = method.Card;
        return Json.Element(new
        {
            card = new
            {
                amount_authorized = intent.Amount,
                authorization_code = "123456",
                brand = card.GetProperty("brand"),
                checks = card.GetProperty("checks"),
                country = "US",
                exp_month = card.GetProperty("exp_month"),
                exp_year = card.GetProperty("exp_year"),
                extended_authorization = new { status = "disabled" },
                fingerprint = card.GetProperty("fingerprint"),
                funding = "credit",
                incremental_authorization = new { status = "unavailable" },
                installments = (string?)null,
                last4 = card.GetProperty("last4"),
                mandate = (string?)null,
                multicapture = new { status = "unavailable" },
                network = card.GetProperty("brand"),
                network_token = new { used = false },
                overcapture = new { maximum_amount_capturable = intent.Amount, status = "unavailable" },
                regulated_status = "unregulated",
                three_d_secure = intent.Authenticated ? new { result = "authenticated", version = "2.2.0" } : null,
                wallet = (string?)null,
            },
            type = "card",
        });
    }
}
