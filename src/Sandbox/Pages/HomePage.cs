using Holdfast.Sandbox.Mail;
using Holdfast.Sandbox.State;
using Holdfast.Sandbox.Stripe;

namespace Holdfast.Sandbox.Pages;

/// What a person wants to see of the sandbox: mails, payments, cards to try, faults to cause.
public static class HomePage
{
    private const int Shown = 100;

    private const string FaultForm = """
        <p>Something goes wrong on demand.
        All kinds and their settings are described at the top of <code>Control.cs</code>.</p>
        <form id="fault">
        <label>What <select name="kind">
        <option value="api/latency">Stripe answers late</option><option value="api/status">Stripe answers 500</option>
        <option value="api/break">Stripe works, then breaks the connection</option>
        <option value="webhook/drop">A webhook is lost</option>
        <option value="webhook/duplicate">A webhook comes twice</option>
        <option value="webhook/delay">A webhook comes late</option>
        <option value="smtp/refuse">The mail server refuses</option>
        <option value="smtp/take-then-break">The mail server takes, then breaks</option></select></label>
        <label>How often <input name="count" type="number" min="1" max="1000" value="1"></label>
        <label>Milliseconds <input name="milliseconds" type="number" min="0" max="600000" value="2000"></label>
        <button>Set</button> <button type="button" id="clear">Remove all</button></form><p role="status" id="said"></p>
        <script>
        const said = document.getElementById('said')
        const tell = async answer => {
          said.textContent = answer.ok ? 'Done.' : (await answer.json()).error
          if (answer.ok) location.reload()
        }
        document.getElementById('fault').addEventListener('submit', async event => {
          event.preventDefault()
          const form = new FormData(event.target), [target, kind] = form.get('kind').split('/')
          const fault = { target, kind, count: +form.get('count'), milliseconds: +form.get('milliseconds') }
          tell(await fetch('/_control/faults',
            { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(fault) }))
        })
        document.getElementById('clear').addEventListener('click', async () =>
          tell(await fetch('/_control/faults', { method: 'DELETE' })))
        </script>
        """;

    public static void Map(WebApplication app)
    {
        var store = app.Services.GetRequiredService<Store>();
        var inbox = app.Services.GetRequiredService<Inbox>();
        var faults = app.Services.GetRequiredService<Faults>();
        app.MapGet("/", () => Layout.Page("Holdfast", $"""
            <p>This program stands in for the outside services: Stripe at <code>/v1</code>, and an SMTP server on port
            {app.SmtpPort()}. No money moves and no mail leaves this machine.</p>
            {InboxPages.Rows(inbox.Newest(null, 20))}
            {Payments(store, 20)}
            """));
        app.MapGet("/payments", () => Layout.Page("Payments", Payments(store, Shown)));
        app.MapGet("/cards", () => Layout.Page("Test cards", Cards()));
        app.MapGet("/faults", () => Layout.Page("Faults", FaultForm + Layout.Table("Faults now set",
            ["Target", "Kind", "Left", "Milliseconds"], faults.Set.Select(fault => new[]
            {
                Layout.Text(fault.Target), Layout.Text(fault.Kind), fault.Count?.ToString() ?? "until removed",
                fault.Milliseconds.ToString(),
            }))));
        app.MapFallback(() =>
            Layout.Page("Not found", "<p>There is no such page here.</p>", StatusCodes.Status404NotFound));
    }

    private static string Payments(Store store, int most)
    {
        var intents = store.Read(state => state.Newest<PaymentIntent>().Take(most).ToList());
        return Layout.Table("Payments, newest first (times in UTC)",
            ["Intent", "Amount", "Status", "Received", "Description", "Made at"], intents.Select(intent => new[]
            {
                $"<code>{Layout.Text(intent.Id)}</code>",
                $"{intent.Amount} {Layout.Text(intent.Currency)} (smallest unit)", Layout.Text(intent.Status),
                intent.AmountReceived.ToString(), Layout.Text(intent.Description),
                Layout.At(DateTimeOffset.FromUnixTimeSeconds(intent.Created)),
            }));
    }

    private static string Cards() => Layout.Table("Any expiry in the future and any three digits as security code",
        ["Number", "Name", "What it does"], TestCards.All.Select(card => new[]
        {
            $"<code>{card.Number}</code>", $"<code>{card.Name}</code>", Layout.Text(Does(card)),
        }));

    private static string Does(TestCards.Card card) => card switch
    {
        { Challenge: Challenge.Always, Declines: { } after } => $"3-D Secure, then declined: {after.DeclineCode}",
        { Challenge: Challenge.Always } => "3-D Secure, then succeeds",
        { Challenge: Challenge.UnlessSetUp } => "3-D Secure unless set up for later use",
        { Blocked: true } => "Blocked as too risky",
        { Declines: { } decline } => $"Declined: {decline.DeclineCode ?? decline.Code}",
        { Inquiry: true } => "Succeeds, then an inquiry",
        { Dispute: { } reason } => $"Succeeds, then disputed: {reason}",
        { RefundEnds: "succeeded" } => "Succeeds; its refund is pending for ten seconds",
        { RefundEnds: "failed" } => "Succeeds; its refund fails after ten seconds",
        { AvailableAtOnce: true } => "Succeeds, the money is available at once",
        _ => "Succeeds",
    };
}
