using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

/// Announces what happened: an event in the same change as the happening, and a delivery to each endpoint
/// that wants it.
public static class Events
{
    public static void Emit<T>(Change change, string type, T row, DateTimeOffset now, EventRequest? request,
        JsonObject? previous = null) where T : class, IStored
    {
        var endpoints = change.Oldest<WebhookEndpoint>().Where(endpoint => endpoint.Wants(type)).ToList();
        var announced = change.Put(new Event
        {
            Id = Ids.New("evt_"),
            Created = now.ToUnixTimeSeconds(),
            Type = type,
            Data = new(Snapshot(Render.Object(row, now)), previous is null ? null : Snapshot(previous)),
            PendingWebhooks = endpoints.Count,
            Request = request ?? new(null, null),
        });
        foreach (var endpoint in endpoints) Deliver(change, announced, endpoint.Id, now);
    }

    public static void Deliver(Change change, Event announced, string endpoint, DateTimeOffset now) =>
        change.Put(new Delivery(Ids.New("whd_"), announced.Id, announced.Type, endpoint, Attempts: 0, now));

    public static Answer Get(Call call) => call.Ok(
        call.Change.Find<Event>(call.Route("id")) ?? throw Refusal.Unknown("event", call.Route("id"), "id"));

    public static Answer List(Call call)
    {
        var (one, several) = (call.Form.Text("type"), call.Form.List("types"));
        return Lists.Page<Event>(call, row => row.Created, row =>
            (one is null || Matches(one, row.Type)) && (several.Count == 0 || several.Contains(row.Type)));
    }

    private static bool Matches(string pattern, string type) => pattern.EndsWith('*')
        ? type.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : type == pattern;

    private static JsonElement Snapshot(JsonObject json) => JsonSerializer.SerializeToElement(json, Json.Wire);
}
