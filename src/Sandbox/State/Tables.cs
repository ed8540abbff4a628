using Holdfast.Sandbox.Mail;
using Holdfast.Sandbox.Stripe;

namespace Holdfast.Sandbox.State;

/// What is stored, under which name in the journal, and how many of each at most.
public static class Tables
{
    public static IReadOnlyCollection<Table> All() =>
    [
        new Table<PaymentIntent>("payment_intent", 200_000),
        new Table<Charge>("charge", 200_000),
        new Table<Refund>("refund", 200_000),
        new Table<PaymentMethod>("payment_method", 200_000),
        new Table<Customer>("customer", 100_000),
        // Never forgotten before its charge: the balance is the sum of these.
        new Table<BalanceTransaction>("balance_transaction", 2_000_000),
        new Table<Dispute>("dispute", 20_000),
        new Table<Event>("event", 50_000),
        new Table<WebhookEndpoint>("webhook_endpoint", 16),
        new Table<Delivery>("delivery", 50_000),
        new Table<Due>("due", 200_000),
        new Table<StoredAnswer>("answer", 50_000),
        new Table<StoredMail>("mail", 5_000),
        new Table<ClockSetting>("setting", 16),
    ];
}
