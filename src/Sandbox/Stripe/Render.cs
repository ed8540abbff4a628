using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

public static class Render
{
    /// What a publishable key may see of an intent.
    private static readonly HashSet<string> Public = new(StringComparer.Ordinal)
    {
        "id", "object", "amount", "amount_details", "automatic_payment_methods", "canceled_at", "cancellation_reason",
        "capture_method", "client_secret", "confirmation_method", "created", "currency", "description",
        "last_payment_error", "livemode", "next_action", "payment_method", "payment_method_configuration_details",
        "payment_method_types", "processing", "receipt_email", "setup_future_usage", "shipping", "source", "status",
    };

    public static JsonObject Object<T>(T row, DateTimeOffset now) where T : class, IStored
    {
        var json = JsonSerializer.SerializeToNode(row, Json.Wire)!.AsObject();
        switch (row)
        {
            case BalanceTransaction moved:
                json["status"] = StatusOf(moved, now);
                break;
            case Dispute dispute:
                json["balance_transactions"] =
                    new JsonArray([.. dispute.BalanceTransactions.Select(m => Object(m, now))]);
                break;
        }

        return json;
    }

    public static JsonObject Intent(PaymentIntent intent, Call call) => Intent(intent, call.Publishable, call.Now);

    public static JsonObject Intent(PaymentIntent intent, bool publishable, DateTimeOffset now)
    {
        var json = Object(intent, now);
        if (!publishable) return json;
        foreach (var name in json.Select(member => member.Key).Where(name => !Public.Contains(name)).ToArray())
            json.Remove(name);
        return json;
    }

    public static string StatusOf(BalanceTransaction moved, DateTimeOffset now) =>
        moved.AvailableOn <= now.ToUnixTimeSeconds() ? "available" : "pending";
}
