using Holdfast.Sandbox.State;
using Holdfast.Sandbox.Stripe;

namespace Holdfast.Sandbox.Pages;

/// The bank's 3-D Secure page. It may be shown in a frame of the shop or visited by redirect; when it is done it sends
/// the browser back to `return_url`, or tells the frame's parent `{ type: "sandbox-3ds", paymentIntent, status }`.
public static class ChallengePage
{
    public static void Map(WebApplication app)
    {
        var store = app.Services.GetRequiredService<Store>();
        var clock = app.Services.GetRequiredService<SandboxClock>();
        app.MapGet("/3ds/{id}", (string id) => store.Read(state => state.Find<PaymentIntent>(id)) switch
        {
            null => Layout.Page("Not found", "<p>There is no such payment.</p>", StatusCodes.Status404NotFound),
            { Status: "requires_action" } asked => Ask(asked),
            var decided => Done(decided),
        });
        app.MapPost("/3ds/{id}/complete", (string id) => Decide(store, clock, id, ConfirmIntent.Authenticated));
        app.MapPost("/3ds/{id}/fail", (string id) => Decide(store, clock, id, ConfirmIntent.AuthenticationFailed));
    }

    private static IResult Decide(
        Store store, SandboxClock clock, string id, Func<Act, PaymentIntent, PaymentIntent> how)
    {
        var intent = store.Change(change => change.Find<PaymentIntent>(id) is { Status: "requires_action" } asked
            ? how(new Act(change, clock.GetUtcNow(), null), asked)
            : change.Find<PaymentIntent>(id));
        if (intent is null)
            return Layout.Page("Not found", "<p>There is no such payment.</p>", StatusCodes.Status404NotFound);
        if (intent.ReturnUrl is not { } back) return Done(intent);
        var joint = back.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return Results.Redirect($"{back}{joint}payment_intent={intent.Id}" +
            $"&payment_intent_client_secret={intent.ClientSecret}&redirect_status={Passed(intent)}");
    }

    private static IResult Ask(PaymentIntent intent) => Layout.Page("3-D Secure", $"""
        <p>Your bank asks whether you really pay {intent.Amount} {Layout.Text(intent.Currency)} (smallest unit).</p>
        <form method="post" action="/3ds/{intent.Id}/complete"><button>Complete</button></form>
        <form method="post" action="/3ds/{intent.Id}/fail"><button>Fail</button></form>
        """);

    private static IResult Done(PaymentIntent intent) => Layout.Page("3-D Secure", $$"""
        <p role="status">Authentication {{Passed(intent)}}. You can go back to the shop.</p>
        <script>
        const done = { type: 'sandbox-3ds', paymentIntent: '{{intent.Id}}', status: '{{Passed(intent)}}' }
        if (parent !== window) parent.postMessage(done, '*')
        if (opener) opener.postMessage(done, '*')
        </script>
        """);

    private static string Passed(PaymentIntent intent) =>
        intent.Status is "succeeded" or "requires_capture" or "requires_confirmation" ? "succeeded" : "failed";
}
