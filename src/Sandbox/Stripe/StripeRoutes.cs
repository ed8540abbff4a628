using System.Collections.Frozen;

namespace Holdfast.Sandbox.Stripe;

/// Every Stripe call the sandbox knows, and the parameters each takes.
public static class StripeRoutes
{
    private static readonly string[] IntentDetails =
    [
        "customer", "description", "metadata[*]", "payment_method", "payment_method_data[type]",
        "payment_method_data[billing_details][*]", "payment_method_data[card][number]",
        "payment_method_data[card][exp_month]", "payment_method_data[card][exp_year]", "payment_method_data[card][cvc]",
        "payment_method_data[card][token]", "payment_method_data[allow_redisplay]", "payment_method_options[*]",
        "payment_method_types[]", "allowed_payment_method_types[]", "receipt_email", "setup_future_usage",
        "shipping[*]", "statement_descriptor", "statement_descriptor_suffix", "transfer_group", "capture_method",
        "expand[]", "key",
    ];

    private static readonly string[] Attempt =
    [
        "return_url", "off_session", "error_on_requires_action", "use_stripe_sdk", "mandate", "mandate_data[*]",
        "radar_options[*]",
    ];

    private static readonly string[] MethodFields =
    [
        "type", "billing_details[*]", "card[number]", "card[exp_month]", "card[exp_year]", "card[cvc]", "card[token]",
        "allow_redisplay", "metadata[*]", "expand[]", "key",
    ];

    private static readonly string[] Expandable = ["expand[]"];

    public static void Map(WebApplication app)
    {
        var pipeline = app.Services.GetRequiredService<StripePipeline>();
        MapIntents(new(app, pipeline));
        MapMoney(new(app, pipeline));
        MapPeople(new(app, pipeline));
        MapEvents(new(app, pipeline));
        app.MapMethods("/v1/{**any}", ["OPTIONS"], StripeHeaders.Preflight);
        app.Map("/v1/{**any}", http => pipeline.Handle(http, Access.Publishable, FrozenSet<string>.Empty, NoSuchCall));
    }

    private static void MapIntents(Router to)
    {
        const string One = "/payment_intents/{id}";
        to.Post("/payment_intents", PaymentIntents.Create,
        [
            .. IntentDetails, .. Attempt, "amount", "currency", "confirm", "confirmation_method",
            "automatic_payment_methods[enabled]", "automatic_payment_methods[allow_redirects]",
        ]);
        to.Get("/payment_intents", PaymentIntents.List, [.. Lists.Parameters, "customer"]);
        to.Get(One, PaymentIntents.Get, ["client_secret", "expand[]", "key"], Access.Publishable);
        to.Post(One, PaymentIntents.Update, [.. IntentDetails, "amount", "currency"]);
        to.Post(One + "/confirm", ConfirmIntent.Handle, [.. IntentDetails, .. Attempt, "client_secret"],
            Access.Publishable);
        to.Post(One + "/capture", CaptureIntent.Handle,
        [
            "amount_to_capture", "final_capture", "metadata[*]", "statement_descriptor", "statement_descriptor_suffix",
            "expand[]",
        ]);
        to.Post(One + "/cancel", PaymentIntents.Cancel, ["cancellation_reason", "expand[]"]);
    }

    private static void MapMoney(Router to)
    {
        to.Get("/charges", Charges.List, [.. Lists.Parameters, "payment_intent", "customer", "transfer_group"]);
        to.Get("/charges/{id}", Charges.Get, Expandable);
        to.Post("/charges/{id}", Charges.Update, ["metadata[*]", "description", "expand[]"]);
        to.Post("/refunds", Refunds.Create,
        [
            "payment_intent", "charge", "amount", "reason", "metadata[*]", "reverse_transfer", "refund_application_fee",
            "expand[]",
        ]);
        to.Get("/refunds", Refunds.List, [.. Lists.Parameters, "payment_intent", "charge"]);
        to.Get("/refunds/{id}", Refunds.Get, Expandable);
        to.Post("/refunds/{id}", Refunds.Update, ["metadata[*]", "expand[]"]);
        to.Post("/refunds/{id}/cancel", Refunds.Cancel, Expandable);
        to.Get("/balance", Money.Balance, Expandable);
        to.Get("/balance_transactions", Money.List, [.. Lists.Parameters, "currency", "source", "type"]);
        to.Get("/balance_transactions/{id}", Money.Get, Expandable);
        to.Get("/disputes", Disputes.List, [.. Lists.Parameters, "payment_intent", "charge"]);
        to.Get("/disputes/{id}", Disputes.Get, Expandable);
    }

    private static void MapPeople(Router to)
    {
        to.Post("/customers", Customers.Create, Customers.Parameters);
        to.Get("/customers", Customers.List, [.. Lists.Parameters, "email"]);
        to.Get("/customers/{id}", Customers.Get, Expandable);
        to.Post("/customers/{id}", Customers.Update, Customers.Parameters);
        to.Delete("/customers/{id}", Customers.Delete);
        to.Get("/customers/{id}/payment_methods", PaymentMethods.OfCustomer, [.. Lists.Parameters, "type"]);
        to.Post("/payment_methods", PaymentMethods.Create, MethodFields, Access.Publishable);
        to.Get("/payment_methods/{id}", PaymentMethods.Get, Expandable);
        to.Post("/payment_methods/{id}/attach", PaymentMethods.Attach, ["customer", "expand[]"]);
        to.Post("/payment_methods/{id}/detach", PaymentMethods.Detach, Expandable);
    }

    private static void MapEvents(Router to)
    {
        to.Get("/events", Events.List, [.. Lists.Parameters, "type", "types[]"]);
        to.Get("/events/{id}", Events.Get, Expandable);
        to.Post("/webhook_endpoints", WebhookEndpoints.Create,
            ["url", "enabled_events[]", "api_version", "description", "metadata[*]", "expand[]"]);
        to.Get("/webhook_endpoints", WebhookEndpoints.List, Lists.Parameters);
        to.Get("/webhook_endpoints/{id}", WebhookEndpoints.Get, Expandable);
        to.Post("/webhook_endpoints/{id}", WebhookEndpoints.Update,
            ["url", "enabled_events[]", "description", "metadata[*]", "disabled", "expand[]"]);
        to.Delete("/webhook_endpoints/{id}", WebhookEndpoints.Delete);
    }

    private static Answer NoSuchCall(Call call) => throw new RefusalException(404, "invalid_request_error",
        $"Unrecognized request URL ({call.Http.Request.Method}: {call.Http.Request.Path}).", null, null);

    private sealed record Router(WebApplication App, StripePipeline Pipeline)
    {
        public void Get(string path, Func<Call, Answer> act, string[] allowed, Access access = Access.SecretOnly) =>
            App.MapGet("/v1" + path, Handler(act, allowed, access));

        public void Post(string path, Func<Call, Answer> act, string[] allowed, Access access = Access.SecretOnly) =>
            App.MapPost("/v1" + path, Handler(act, allowed, access));

        public void Delete(string path, Func<Call, Answer> act) =>
            App.MapDelete("/v1" + path, Handler(act, [], Access.SecretOnly));

        private RequestDelegate Handler(Func<Call, Answer> act, string[] allowed, Access access)
        {
            var names = allowed.ToFrozenSet(StringComparer.Ordinal);
            return http => Pipeline.Handle(http, access, names, act);
        }
    }

}
