using System.Text.Json.Nodes;

namespace Holdfast.Sandbox.Stripe;

/// An error answer of Stripe's. It is thrown, not returned, because it can arise at any depth of a call and always
/// means the same: nothing of the call's change is kept. A declined card is none, since it changes the intent.
public sealed class RefusalException(int status, string type, string message, string? code, string? parameter)
    : Exception(message)
{
    public int Status { get; } = status;

    /// Only answers of calls that began to execute are remembered under an idempotency key.
    public bool Executed { get; init; }

    public JsonObject? Intent { get; init; }

    public JsonObject Body(string requestId) => Refusal.Body(new JsonObject
    {
        ["code"] = code,
        ["message"] = Message,
        ["param"] = parameter,
        ["type"] = type,
        ["payment_intent"] = Intent?.DeepClone(),
    }, requestId);
}

public static class Refusal
{
    public static RefusalException Invalid(string message, string? code, string? parameter) =>
        new(400, "invalid_request_error", message, code, parameter);

    public static RefusalException State(string message, string code, JsonObject? intent = null) =>
        new(400, "invalid_request_error", message, code, null) { Executed = true, Intent = intent };

    public static RefusalException Missing(string name) =>
        Invalid($"Missing required param: {name}.", "parameter_missing", name);

    public static RefusalException Blank(string name) => Invalid(
        $"You passed an empty string for '{name}'. We assume empty values are an attempt to unset a parameter; " +
        $"however '{name}' cannot be unset. You should remove '{name}' from your request or supply a non-empty value.",
        "parameter_invalid_empty", name);

    public static RefusalException Unknown(string kind, string id, string parameter) =>
        new(404, "invalid_request_error", $"No such {kind}: '{id}'", "resource_missing", parameter);

    public static RefusalException Card(TestCards.Decline decline, string? parameter) =>
        new(402, "card_error", decline.Message, decline.Code, parameter) { Executed = true };

    public static JsonObject Body(JsonObject error, string requestId)
    {
        RemoveNulls(error);
        if (error["code"]?.GetValue<string>() is { } known) error["doc_url"] = Page(known);
        error["request_log_url"] = "https://dashboard.stripe.com/test/logs/" + requestId;
        return new JsonObject { ["error"] = error };
    }

    public static string Page(string code) => "https://stripe.com/docs/error-codes/" + code.Replace('_', '-');

    /// Errors, unlike objects, leave out what they do not have.
    public static void RemoveNulls(JsonObject error)
    {
        foreach (var name in error.Where(member => member.Value is null).Select(member => member.Key).ToArray())
            error.Remove(name);
    }
}
