using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

public static class PaymentMethods
{
    public static Answer Create(Call call) => call.Ok(FromData(call, ""));

    public static Answer Get(Call call) => call.Ok(Find(call, call.Route("id"), "payment_method"));

    public static Answer Attach(Call call)
    {
        var method = Find(call, call.Route("id"), "payment_method");
        var customer = Customers.Find(call, call.Form.Required("customer"), "customer");
        var card = TestCards.Numbered(method.Number);
        if (!card.Attaches) throw Refusal.Card(card.Declines!, card.Declines!.Parameter);
        var attached = call.Change.Put(method with { Customer = customer.Id });
        Events.Emit(call.Change, "payment_method.attached", attached, call.Now, call.EventRequest);
        return call.Ok(attached);
    }

    public static Answer Detach(Call call)
    {
        var method = Find(call, call.Route("id"), "payment_method");
        var detached = call.Change.Put(method with { Customer = null });
        Events.Emit(call.Change, "payment_method.detached", detached, call.Now, call.EventRequest);
        return call.Ok(detached);
    }

    public static Answer OfCustomer(Call call)
    {
        var customer = Customers.Find(call, call.Route("id"), "customer");
        return Lists.Page<PaymentMethod>(call, row => row.Created, row => row.Customer == customer.Id);
    }

    /// A stored method, or a new one for a test name such as `pm_card_visa`: as there, each use makes another.
    public static PaymentMethod Find(Call call, string id, string parameter)
    {
        if (call.Change.Find<PaymentMethod>(id) is { } stored) return stored;
        return TestCards.Named(id) is { } card
            ? New(call, card, 12, call.Now.Year + 5, new JsonObject())
            : throw Refusal.Unknown("PaymentMethod", id, parameter);
    }

    /// From `type=card&amp;card[number]=…`, at the root or below a name such as `payment_method_data`.
    public static PaymentMethod FromData(Call call, string under)
    {
        string Name(string field) => under.Length == 0 ? field : $"{under}[{field}]";
        string Card(string field) => under.Length == 0 ? $"card[{field}]" : $"{under}[card][{field}]";
        if (call.Form.Required(Name("type")) != "card")
            throw Refusal.Invalid("This account accepts the payment method type card only.", null, Name("type"));
        var billing = call.Form.Tree(Name("billing_details")) ?? [];
        if (call.Form.Text(Card("token")) is { } token)
        {
            var named = TestCards.Named(token.Replace("tok_", "pm_card_", StringComparison.Ordinal))
                ?? throw Refusal.Unknown("token", token, Card("token"));
            return New(call, named, 12, call.Now.Year + 5, billing);
        }

        var number = call.Form.Required(Card("number")).Replace(" ", "", StringComparison.Ordinal);
        if (!TestCards.PassesLuhn(number)) throw Refusal.Card(TestCards.IncorrectNumber, "number");
        var month = call.Form.Integer(Card("exp_month")) ?? throw Refusal.Missing(Card("exp_month"));
        var year = call.Form.Integer(Card("exp_year")) ?? throw Refusal.Missing(Card("exp_year"));
        if (year < 100) year += 2000;
        if (month is < 1 or > 12) throw Refusal.Card(Wrong("invalid_expiry_month", "expiration month"), "exp_month");
        if (year < call.Now.Year || year > call.Now.Year + 50 || (year == call.Now.Year && month < call.Now.Month))
            throw Refusal.Card(Wrong("invalid_expiry_year", "expiration year"), "exp_year");
        if (call.Form.Text(Card("cvc")) is { } cvc && (cvc.Length is not (3 or 4) || !cvc.All(char.IsAsciiDigit)))
            throw Refusal.Card(Wrong("invalid_cvc", "security code"), "cvc");
        return New(call, TestCards.Numbered(number), (int)month, (int)year, billing);
    }

    public static JsonElement CardDetails(TestCards.Card card, int month, int year) => Json.Element(new
    {
        brand = card.Brand,
        checks = new
        {
            address_line1_check = (string?)null,
            address_postal_code_check = (string?)null,
            cvc_check = "pass",
        },
        country = "US",
        display_brand = card.Brand,
        exp_month = month,
        exp_year = year,
        fingerprint = "Sandbox" + card.Number[^9..],
        funding = "credit",
        generated_from = (string?)null,
        last4 = card.Number[^4..],
        networks = new { available = new[] { card.Brand }, preferred = (string?)null },
        regulated_status = "unregulated",
        three_d_secure_usage = new { supported = true },
        wallet = (string?)null,
    });

    private static TestCards.Decline Wrong(string code, string what) =>
        new(code, null, $"Your card's {what} is invalid.");

    private static PaymentMethod New(Call call, TestCards.Card card, int month, int year, JsonObject billing) =>
        call.Change.Put(new PaymentMethod
        {
            Id = Ids.New("pm_"),
            Created = call.Unix,
            Number = card.Number,
            Card = CardDetails(card, month, year),
            BillingDetails = Billing(billing),
            Metadata = call.Http.Request.Path == "/v1/payment_methods" ? call.Form.Metadata(Empty.Map) : Empty.Map,
        });

    private static JsonElement Billing(JsonObject given)
    {
        var details = new JsonObject
        {
            ["address"] = new JsonObject
            {
                ["city"] = null,
                ["country"] = null,
                ["line1"] = null,
                ["line2"] = null,
                ["postal_code"] = null,
                ["state"] = null,
            },
            ["email"] = null,
            ["name"] = null,
            ["phone"] = null,
            ["tax_id"] = null,
        };
        foreach (var (name, value) in given)
        {
            if (value is JsonObject address)
                foreach (var (line, text) in address) details[name]![line] = text?.DeepClone();
            else details[name] = value?.DeepClone();
        }

        return JsonSerializer.SerializeToElement(details, Json.Wire);
    }
}
