using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

/// Intents up to the attempt to charge: create, read, change, cancel. ConfirmIntent and CaptureIntent go on from here.
public static class PaymentIntents
{
    private static readonly string[] Updatable =
        ["requires_payment_method", "requires_confirmation", "requires_action"];

    private static readonly string[] Cancelable = [.. Updatable, "requires_capture"];

    public static Answer Create(Call call)
    {
        CheckTypes(call);
        var currency = Money.Currency(call.Form.Required("currency"));
        var id = Ids.New("pi_");
        var intent = new PaymentIntent
        {
            Id = id,
            Created = call.Unix,
            ClientSecret = $"{id}_secret_{Ids.New("", 25)}",
            Currency = currency,
            Amount = Money.Amount(call.Form.Integer("amount") ?? throw Refusal.Missing("amount"), currency),
            CaptureMethod = CaptureMethod(call) ?? (call.Since("2024-04-10") ? "automatic_async" : "automatic"),
            ConfirmationMethod = call.Form.Choice("confirmation_method", "automatic", "manual") ?? "automatic",
            AutomaticPaymentMethods = AutomaticMethods(call),
        };
        intent = WithDetails(call, intent);
        Events.Emit(call.Change, "payment_intent.created", intent, call.Now, call.EventRequest);
        call.Change.Put(intent);
        return call.Form.Flag("confirm") == true ? ConfirmIntent.Attempt(call, intent) : Shown(call, intent);
    }

    public static Answer Get(Call call) => Shown(call, Find(call));

    public static Answer List(Call call)
    {
        var customer = call.Form.Text("customer");
        return Lists.Page<PaymentIntent>(call, row => row.Created, row => customer is null || row.Customer == customer);
    }

    public static Answer Update(Call call)
    {
        var intent = Find(call);
        var moneyChanges = new[] { "amount", "currency", "payment_method", "payment_method_data", "capture_method" }
            .Any(call.Form.Has);
        if (moneyChanges && !Updatable.Contains(intent.Status))
            throw Unexpected(call, intent, "could not be updated", Updatable);
        CheckTypes(call);
        var currency = call.Form.Text("currency") is { } code ? Money.Currency(code) : intent.Currency;
        intent = WithDetails(call, intent with
        {
            Currency = currency,
            Amount = Money.Amount(call.Form.Integer("amount") ?? intent.Amount, currency),
            CaptureMethod = CaptureMethod(call) ?? intent.CaptureMethod,
        });
        // What the customer was asked to authenticate is no longer what would be charged.
        if (moneyChanges && intent.Status == "requires_action")
            intent = intent with { Status = "requires_confirmation", NextAction = null };
        return Shown(call, call.Change.Put(intent));
    }

    public static Answer Cancel(Call call)
    {
        var intent = Find(call);
        var reason = call.Form.Choice("cancellation_reason",
            "duplicate", "fraudulent", "requested_by_customer", "abandoned");
        if (!Cancelable.Contains(intent.Status)) throw Unexpected(call, intent, "could not be canceled", Cancelable);
        if (intent.Status == "requires_capture") Charges.Release(call, intent.LatestCharge!, "charge.refunded");
        intent = call.Change.Put(intent with
        {
            Status = "canceled",
            CanceledAt = call.Unix,
            CancellationReason = reason,
            AmountCapturable = 0,
            NextAction = null,
        });
        Events.Emit(call.Change, "payment_intent.canceled", intent, call.Now, call.EventRequest);
        return Shown(call, intent);
    }

    public static Answer Shown(Call call, PaymentIntent intent) => call.Ok(Render.Intent(intent, call));

    /// The intent of the route. A browser proves its right by the client secret.
    public static PaymentIntent Find(Call call)
    {
        var id = call.Route("id");
        var secret = call.Form.Text("client_secret");
        if (call.Publishable && secret is null) throw Refusal.Missing("client_secret");
        var intent = call.Change.Find<PaymentIntent>(id);
        return intent is not null && (secret is null || secret == intent.ClientSecret)
            ? intent
            : throw Refusal.Unknown("payment_intent", id, "intent");
    }

    public static RefusalException Unexpected(Call call, PaymentIntent intent, string what,
        IEnumerable<string> allowed) =>
        Refusal.State($"This PaymentIntent {what} because it has a status of {intent.Status}. Only a PaymentIntent " +
            $"with one of the following statuses may be: {string.Join(", ", allowed)}.",
            "payment_intent_unexpected_state", Render.Intent(intent, call));

    public static string? CaptureMethod(Call call) =>
        call.Form.Choice("capture_method", "automatic", "automatic_async", "manual");

    /// All that may be given at creation, update and confirmation alike.
    public static PaymentIntent WithDetails(Call call, PaymentIntent intent)
    {
        var form = call.Form;
        string? Field(string name, string? was) => form.Text(name) switch { null => was, "" => null, var now => now };
        if (form.Text("customer") is { Length: > 0 } customer) Customers.Find(call, customer, "customer");
        var method = Method(call);
        return intent with
        {
            Customer = Field("customer", intent.Customer),
            Description = Field("description", intent.Description),
            Metadata = form.Metadata(intent.Metadata),
            PaymentMethod = method?.Id ?? intent.PaymentMethod,
            Status = method is not null && intent.Status == "requires_payment_method"
                ? "requires_confirmation" : intent.Status,
            ReceiptEmail = Field("receipt_email", intent.ReceiptEmail),
            ReturnUrl = Field("return_url", intent.ReturnUrl),
            SetupFutureUsage = form.Choice("setup_future_usage", "", "on_session", "off_session") switch
            {
                null => intent.SetupFutureUsage,
                "" => null,
                var usage => usage,
            },
            Shipping = form.Has("shipping") ? Kept(form, "shipping") : intent.Shipping,
            StatementDescriptor = Field("statement_descriptor", intent.StatementDescriptor),
            StatementDescriptorSuffix = Field("statement_descriptor_suffix", intent.StatementDescriptorSuffix),
            TransferGroup = Field("transfer_group", intent.TransferGroup),
        };
    }

    private static PaymentMethod? Method(Call call)
    {
        if (call.Form.Text("payment_method") is { Length: > 0 } id)
            return call.Change.Put(PaymentMethods.Find(call, id, "payment_method"));
        return call.Form.Has("payment_method_data") ? PaymentMethods.FromData(call, "payment_method_data") : null;
    }

    /// Since 2023-08-16 the dashboard's methods are the default; they may redirect unless told never to.
    private static JsonElement? AutomaticMethods(Call call)
    {
        var redirects = call.Form.Choice("automatic_payment_methods[allow_redirects]", "always", "never") ?? "always";
        var enabled = call.Form.Flag("automatic_payment_methods[enabled]");
        var byDefault = call.Since("2023-08-16") && !call.Form.Has("payment_method_types")
            && !call.Form.Has("allowed_payment_method_types")
            && call.Form.Text("confirmation_method") != "manual";
        return enabled ?? byDefault ? Json.Element(new { allow_redirects = redirects, enabled = true }) : null;
    }

    /// `payment_method_types` became `allowed_payment_method_types` with 2026-09-30; each version knows one of them.
    private static void CheckTypes(Call call)
    {
        var (known, unknown) = call.Since("2026-09-30")
            ? ("allowed_payment_method_types", "payment_method_types")
            : ("payment_method_types", "allowed_payment_method_types");
        if (call.Form.Has(unknown))
            throw Refusal.Invalid($"Received unknown parameter: {unknown}", "parameter_unknown", unknown);
        if (call.Form.List(known).FirstOrDefault(type => type != "card") is { } other)
            throw Refusal.Invalid($"The payment method type {other} is not activated on this account.", null, known);
    }

    private static JsonElement? Kept(Form form, string name) =>
        form.Tree(name) is JsonObject tree ? Json.Element(tree) : null;
}
