using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Holdfast.Kernel;
using Holdfast.Payments.Stripe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Payments;

/// <summary>
/// Stores what Stripe sent, once, before it says 200; <see cref="ProcessWebhooks"/> does the rest. Belongs to no
/// tenant: whose payment it is, our own tables say.
/// </summary>
public static partial class ReceiveStripeWebhook
{
    private static readonly Problem SignatureInvalid =
        new("signature-invalid", 400, "The signature is missing, wrong or older than five minutes.");
    private static readonly Problem NoEvent = Problem.Invalid("body", "This is no event of Stripe.");

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/payments/webhooks/stripe", Handle)
        .WithName(nameof(ReceiveStripeWebhook)).WithTags("Payments")
        .WithMetadata(new WithoutTenant())
        .Produces(200)
        .ProducesProblem(400)
        .RequireAuthorization(Policies.Anyone);

    private static async Task<IResult> Handle(
        HttpContext http, [FromKeyedServices(PaymentsModule.Schema)] Database database, StripeSettings settings,
        TimeProvider clock)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted); // Kestrel bounds it.
        var body = buffer.ToArray();
        var now = clock.GetUtcNow();
        if (!StripeSignature.Verify(
            http.Request.Headers[StripeSignature.Header].ToString(), body, settings.WebhookSecrets, now))
            return SignatureInvalid.ToHttp();
        if (Read(body) is not { } told) return NoEvent.ToHttp();
        await database.Execute(Guid.Empty, Sql, new
        {
            Id = Guid.CreateVersion7(now),
            told.EventId,
            told.Type,
            told.IntentId,
            told.DisputeId,
            Payload = Encoding.UTF8.GetString(body),
            now,
        }, http.RequestAborted);
        Wakeups.Of(http.RequestServices, ProcessWebhooks.Bell).Set();
        return Results.Ok();
    }

    internal sealed record Told(string EventId, string Type, string? IntentId, string? DisputeId);

    /// <summary>What the event is about. Null when it is none.</summary>
    internal static Told? Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (Id(root, "id") is not { } id || Id(root, "type") is not { } type) return null;
            var about = root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
                && data.TryGetProperty("object", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
            if (about.ValueKind != JsonValueKind.Object) return new Told(id, type, null, null);
            return Id(about, "object") switch
            {
                "payment_intent" => new Told(id, type, Id(about, "id"), null),
                "dispute" => new Told(id, type, Id(about, "payment_intent"), Id(about, "id")),
                _ => new Told(id, type, Id(about, "payment_intent"), null),
            };
        }
        catch (JsonException)
        {
            return null; // Signed, but no event: answered as such.
        }
    }

    // An id goes into addresses of calls to Stripe: only what can be one is taken for one.
    private static string? Id(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String && IdPattern().IsMatch(value.GetString()!) ? value.GetString() : null;

    [GeneratedRegex(@"\A[A-Za-z0-9_.]{1,255}\z", RegexOptions.None, 100)]
    private static partial Regex IdPattern();

    private const string Sql = """
        insert into payments.webhook_events
            (id, provider, event_id, type, intent_id, dispute_id, payload, received_at, due_at)
        values (@Id, 'stripe', @EventId, @Type, @IntentId, @DisputeId, @Payload, @now, @now)
        on conflict do nothing
        """;
}
