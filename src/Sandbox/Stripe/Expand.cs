using System.Text.Json.Nodes;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

/// Puts objects in the place of their ids: `expand[]=latest_charge.balance_transaction`, `data.` first in lists.
public static class Expand
{
    private const int LevelsMax = 4;
    private const int PathsMax = 20;

    public static JsonObject Apply(JsonObject body, IReadOnlyList<string> paths, Change change, DateTimeOffset now)
    {
        if (paths.Count > PathsMax) throw Refusal.Invalid("Too many properties to expand.", null, "expand");
        foreach (var path in paths)
        {
            var steps = path.Split('.');
            if (steps.Length > LevelsMax)
                throw Refusal.Invalid($"You cannot expand more than {LevelsMax} levels of a property.", null, "expand");
            Walk(body, steps, path, change, now);
        }

        return body;
    }

    private static void Walk(JsonObject at, ReadOnlySpan<string> steps, string path, Change change, DateTimeOffset now)
    {
        if (steps.Length == 0) return;
        var name = steps[0];
        if (at["object"]?.GetValue<string>() == "charge" && name == "refunds" && at["refunds"] is null)
            at["refunds"] = Refunds.Of(change, at["id"]!.GetValue<string>(), now);
        switch (at[name])
        {
            case JsonArray items:
                foreach (var item in items.OfType<JsonObject>()) Walk(item, steps[1..], path, change, now);
                break;
            case JsonObject inside:
                Walk(inside, steps[1..], path, change, now);
                break;
            case JsonValue id when Load(name, id, change, now) is { } loaded:
                at[name] = loaded;
                Walk(loaded, steps[1..], path, change, now);
                break;
            case null when at.ContainsKey(name):
                break;
            default:
                throw Refusal.Invalid($"This property cannot be expanded ({path}).", null, "expand");
        }
    }

    private static JsonObject? Load(string name, JsonValue id, Change change, DateTimeOffset now)
    {
        if (!id.TryGetValue<string>(out var key)) return null;
        return name switch
        {
            "payment_method" => Row<PaymentMethod>(key),
            "latest_charge" or "charge" => Row<Charge>(key),
            "customer" => Row<Customer>(key),
            "payment_intent" => Row<PaymentIntent>(key),
            "balance_transaction" or "failure_balance_transaction" => Row<BalanceTransaction>(key),
            "source" => (JsonObject?)Row<Charge>(key) ?? Row<Refund>(key) ?? Row<Dispute>(key),
            _ => null,
        };

        JsonObject? Row<T>(string key) where T : class, IStored =>
            change.Find<T>(key) is { } row ? Render.Object(row, now) : null;
    }
}
