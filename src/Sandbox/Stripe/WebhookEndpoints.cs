using System.Text.Json.Nodes;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

public static class WebhookEndpoints
{
    /// The endpoint that the settings name; it is there from the start, with the secret both sides were given.
    public const string Configured = "we_configured";

    private const int EndpointsMax = 16;

    public static Answer Create(Call call)
    {
        if (call.Change.Count<WebhookEndpoint>() >= EndpointsMax)
            throw Refusal.State($"You have reached the maximum of {EndpointsMax} test webhook endpoints.",
                "endpoints_limit");
        var events = call.Form.List("enabled_events");
        if (events.Count == 0) throw Refusal.Missing("enabled_events");
        var endpoint = call.Change.Put(new WebhookEndpoint
        {
            Id = Ids.New("we_"),
            Created = call.Unix,
            Url = Address(call.Form.Required("url")),
            EnabledEvents = events,
            ApiVersion = call.Form.Text("api_version"),
            Description = call.Form.Text("description"),
            Metadata = call.Form.Metadata(Empty.Map),
            Secret = Ids.New("whsec_", 32),
        });
        // The only answer that ever shows the secret.
        var shown = Render.Object(endpoint, call.Now);
        shown["secret"] = endpoint.Secret;
        return call.Ok(shown);
    }

    public static Answer Get(Call call) => call.Ok(Find(call));

    public static Answer Update(Call call)
    {
        var before = Find(call);
        var events = call.Form.List("enabled_events");
        return call.Ok(call.Change.Put(before with
        {
            Url = call.Form.Text("url") is { } url ? Address(url) : before.Url,
            EnabledEvents = events.Count > 0 ? events : before.EnabledEvents,
            Description = call.Form.Text("description") ?? before.Description,
            Metadata = call.Form.Metadata(before.Metadata),
            Status = call.Form.Flag("disabled") switch
            {
                true => "disabled",
                false => "enabled",
                null => before.Status,
            },
        }));
    }

    public static Answer List(Call call) => Lists.Page<WebhookEndpoint>(call, row => row.Created, _ => true);

    public static Answer Delete(Call call)
    {
        var gone = Find(call);
        call.Change.Drop<WebhookEndpoint>(gone.Id);
        return new(200, new JsonObject { ["id"] = gone.Id, ["object"] = "webhook_endpoint", ["deleted"] = true });
    }

    /// Makes the configured endpoint what the settings say now.
    public static void Configure(Store store, SandboxOptions options, DateTimeOffset now) => store.Change(change =>
    {
        if (options.WebhookUrl is not { } url)
        {
            if (change.Find<WebhookEndpoint>(Configured) is not null) change.Drop<WebhookEndpoint>(Configured);
            return;
        }

        var before = change.Find<WebhookEndpoint>(Configured);
        if (before?.Url == url && before.Secret == options.WebhookSecret) return;
        change.Put(new WebhookEndpoint
        {
            Id = Configured,
            Created = before?.Created ?? now.ToUnixTimeSeconds(),
            Url = url,
            Secret = options.WebhookSecret,
            Description = "From the settings.",
        });
    });

    private static string Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? url
            : throw Refusal.Invalid("Invalid URL: An explicit scheme (such as https) must be provided.", "url_invalid",
                "url");

    private static WebhookEndpoint Find(Call call) => call.Change.Find<WebhookEndpoint>(call.Route("id"))
        ?? throw Refusal.Unknown("webhook endpoint", call.Route("id"), "webhook_endpoint");
}
