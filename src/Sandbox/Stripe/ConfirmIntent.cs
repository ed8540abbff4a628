using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

/// An attempt to charge: approved, declined (HTTP 402, and the intent changes), or sent to 3-D Secure first.
public static class ConfirmIntent
{
    private static readonly string[] From = ["requires_payment_method", "requires_confirmation", "requires_action"];

    private static readonly TestCards.Decline AuthenticationRequired = new("authentication_required",
        "authentication_required", "Your card was declined. This transaction requires authentication.");

    public static Answer Handle(Call call)
    {
        var intent = PaymentIntents.Find(call);
        if (!From.Contains(intent.Status))
            throw PaymentIntents.Unexpected(call, intent, "could not be confirmed", From);
        if (call.Publishable && intent.ConfirmationMethod == "manual")
        {
            throw Refusal.State("This PaymentIntent cannot be confirmed using your publishable key because its " +
                "`confirmation_method` is set to `manual`.", "payment_intent_unexpected_state");
        }

        intent = PaymentIntents.WithDetails(call, intent) with
        {
            CaptureMethod = PaymentIntents.CaptureMethod(call) ?? intent.CaptureMethod,
        };
        return Attempt(call, intent);
    }

    public static Answer Attempt(Call call, PaymentIntent intent)
    {
        if (call.Change.Find<PaymentMethod>(intent.PaymentMethod) is not { } method)
        {
            throw Refusal.State("You cannot confirm this PaymentIntent because it's missing a payment method.",
                "payment_intent_unexpected_state", Render.Intent(intent, call));
        }

        if (!call.Publishable && intent.ReturnUrl is null && MayRedirect(intent))
        {
            throw Refusal.Invalid("This PaymentIntent is configured to accept payment methods that may redirect your " +
                "customer. You must provide a `return_url`, or set `automatic_payment_methods[allow_redirects]` to " +
                "`never`.", null, "return_url");
        }

        var offSession = call.Form.Text("off_session") is { } off && off != "false";
        intent = intent with { OffSession = offSession, LastPaymentError = null, NextAction = null };
        var act = new Act(call.Change, call.Now, call.EventRequest);
        var result = Asks(TestCards.Numbered(method.Number), method, intent)
            ? offSession || call.Form.Flag("error_on_requires_action") == true
                ? Decline(act, intent, method, AuthenticationRequired)
                : Challenged(call, intent)
            : Charge(act, intent, method);
        return result.Status == "requires_payment_method"
            ? Refused(call, result)
            : PaymentIntents.Shown(call, result);
    }

    /// After a passed challenge: with manual confirmation the server has the last word, else we charge.
    public static PaymentIntent Authenticated(Act act, PaymentIntent intent)
    {
        intent = intent with { Authenticated = true, NextAction = null };
        return intent.ConfirmationMethod == "manual"
            ? act.Change.Put(intent with { Status = "requires_confirmation" })
            : Charge(act, intent, act.Change.Find<PaymentMethod>(intent.PaymentMethod)!);
    }

    public static PaymentIntent AuthenticationFailed(Act act, PaymentIntent intent)
    {
        var method = act.Change.Find<PaymentMethod>(intent.PaymentMethod)!;
        var failed = act.Change.Put(intent with
        {
            Status = "requires_payment_method",
            PaymentMethod = null,
            NextAction = null,
            LastPaymentError = Error(method, null, new("payment_intent_authentication_failure", null,
                "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new " +
                "PaymentMethod to attempt to fulfill this PaymentIntent again."), "invalid_request_error"),
        });
        act.Emit("payment_intent.payment_failed", failed);
        return failed;
    }

    private static PaymentIntent Charge(Act act, PaymentIntent intent, PaymentMethod method)
    {
        var card = TestCards.Numbered(method.Number);
        if (card.Declines is { } decline) return Decline(act, intent, method, decline);
        if (intent.SetupFutureUsage == "off_session") act.Change.Put(method with { SetUp = true });
        return CaptureIntent.Approved(act, intent with { Authenticated = false }, method, card);
    }

    private static PaymentIntent Decline(Act act, PaymentIntent intent, PaymentMethod method, TestCards.Decline decline)
    {
        var charge = act.Change.Put(Charges.New(act, intent, method) with
        {
            Status = "failed",
            FailureCode = decline.Code,
            FailureMessage = decline.Message,
            Outcome = Charges.Outcome(TestCards.Numbered(method.Number), decline),
        });
        act.Emit("charge.failed", charge);
        var failed = act.Change.Put(intent with
        {
            Status = "requires_payment_method",
            PaymentMethod = null,
            LatestCharge = charge.Id,
            Authenticated = false,
            NextAction = null,
            LastPaymentError = Error(method, charge.Id, decline, "card_error"),
        });
        act.Emit("payment_intent.payment_failed", failed);
        return failed;
    }

    private static PaymentIntent Challenged(Call call, PaymentIntent intent)
    {
        var url = $"{call.BaseUrl}/3ds/{intent.Id}";
        var next = intent.ReturnUrl is { } back
            ? Json.Element(new { type = "redirect_to_url", redirect_to_url = new { url, return_url = back } })
            : Json.Element(new
            {
                type = "use_stripe_sdk",
                use_stripe_sdk = new { type = "three_d_secure_redirect", stripe_js = url, source = Ids.New("src_") },
            });
        var asked = call.Change.Put(intent with { Status = "requires_action", NextAction = next });
        Events.Emit(call.Change, "payment_intent.requires_action", asked, call.Now, call.EventRequest);
        return asked;
    }

    private static Answer Refused(Call call, PaymentIntent intent)
    {
        var error = JsonSerializer.SerializeToNode(intent.LastPaymentError, Json.Wire)!.AsObject();
        error["payment_intent"] = Render.Intent(intent, call);
        return new(402, Refusal.Body(error, call.RequestId));
    }

    private static bool Asks(TestCards.Card card, PaymentMethod method, PaymentIntent intent) =>
        !intent.Authenticated && (card.Challenge == Challenge.Always
            || (card.Challenge == Challenge.UnlessSetUp && !(method.SetUp && intent.OffSession)));

    private static bool MayRedirect(PaymentIntent intent) => intent.AutomaticPaymentMethods is { } automatic
        && automatic.GetProperty("allow_redirects").GetString() == "always";

    private static JsonElement Error(PaymentMethod method, string? charge, TestCards.Decline decline, string type)
    {
        var error = new JsonObject
        {
            ["charge"] = charge,
            ["code"] = decline.Code,
            ["decline_code"] = decline.DeclineCode,
            ["doc_url"] = Refusal.Page(decline.Code),
            ["message"] = decline.Message,
            ["param"] = decline.Parameter,
            ["payment_method"] = JsonSerializer.SerializeToNode(method, Json.Wire),
            ["type"] = type,
        };
        Refusal.RemoveNulls(error);
        return Json.Element(error);
    }
}

/// What an act on an intent needs, whether a call, a challenge or the clock started it.
public sealed record Act(Change Change, DateTimeOffset Now, EventRequest? Request)
{
    public long Unix => Now.ToUnixTimeSeconds();

    public void Emit<T>(string type, T row, JsonObject? previous = null) where T : class, IStored =>
        Events.Emit(Change, type, row, Now, Request, previous);

    public void Later(string what, string target, DateTimeOffset at) =>
        Change.Put(new Due(what + ":" + target, what, target, at));
}
