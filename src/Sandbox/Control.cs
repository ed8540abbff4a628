using Holdfast.Sandbox.Mail;
using Holdfast.Sandbox.State;
using Holdfast.Sandbox.Stripe;

namespace Holdfast.Sandbox;

/// The sandbox's own controls, JSON in and out, for tests and for the page of faults.
///
/// GET    /_control/state                    counts, clock, faults, deliveries under way, the latest attempts
/// POST   /_control/faults                   sets one (below), answers it with its id
/// GET    /_control/faults                   those set
/// DELETE /_control/faults[/{id}]            removes all, or one
/// POST   /_control/clock  { "advanceSeconds": 604800 }   moves the clock on, and does what falls due
/// POST   /_control/events/{id}/resend       sends an event again to every endpoint that wants it (same id)
/// POST   /_control/reset                    forgets everything: objects, answers, mails, faults, the clock's advance
///
/// A fault: { "target", "kind", "count"?, "rate"?, … }. It strikes `count` times (without: until deleted), each time
/// with probability `rate` (default 1). The first that fits is taken.
/// target api (optional "path": prefix such as /v1/refunds):
///   latency           waits "milliseconds" before the work; a twin request with the same key meets 409 meanwhile
///   status            answers "status" (500, 503, 429 …) instead of working; with "work": true after the work is
///                     done, so the effect is there and the caller does not know. An error instead of the work is
///                     remembered under the idempotency key, as Stripe does with its 500s; a 429 is not.
///   break             does the work, then breaks the connection without an answer
/// target webhook (optional "type": one event type):
///   drop              never sends it          duplicate  sends it twice, the same id
///   delay             sends it "milliseconds" later
///   reorder           gathers "count" (2 to 8) deliveries and sends the newest first; after 5 s those it has
/// target smtp:
///   refuse            451 to the next mail     take-then-break  keeps the mail, breaks before the 250
public sealed class Control(
    Store store, SandboxClock clock, Faults faults, DeliveryLog log, Agenda agenda, SandboxOptions options)
{
    private const int ShownMax = 100;
    private static readonly TimeSpan AdvanceMax = TimeSpan.FromDays(366);

    public sealed record Advance(long AdvanceSeconds);

    public void Map(IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/_control");
        own.MapGet("/state", () => Results.Json(State(), Json.Own));
        own.MapGet("/faults", () => Results.Json(new { items = faults.Set }, Json.Own));
        own.MapPost("/faults", AddFault);
        own.MapDelete("/faults", () =>
        {
            faults.Clear();
            return Results.NoContent();
        });
        own.MapDelete("/faults/{id}", (string id) => faults.Remove(id) ? Results.NoContent() : Results.NotFound());
        own.MapPost("/clock", Move);
        own.MapPost("/events/{id}/resend", Resend);
        own.MapPost("/reset", Reset);
    }

    private async Task<IResult> AddFault(HttpRequest request)
    {
        if (!request.HasJsonContentType()) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        Fault? fault;
        try
        {
            fault = await request.ReadFromJsonAsync<Fault>(Json.Own, request.HttpContext.RequestAborted);
        }
        catch (System.Text.Json.JsonException wrong)
        {
            return Results.Json(new { error = wrong.Message }, Json.Own, statusCode: 400);
        }

        if ((fault is null ? "A fault is wanted." : fault.Problem()) is { } problem)
            return Results.Json(new { error = problem }, Json.Own, statusCode: 400);
        return faults.Add(fault!)
            ? Results.Json(fault, Json.Own, statusCode: 201)
            : Results.Json(new { error = "Too many faults are set." }, Json.Own, statusCode: 409);
    }

    private IResult Move(Advance advance)
    {
        if (advance.AdvanceSeconds <= 0 || advance.AdvanceSeconds > AdvanceMax.TotalSeconds)
            return Results.Json(new { error = "advanceSeconds must be between 1 and a year." }, Json.Own,
                statusCode: 400);
        clock.Advance(TimeSpan.FromSeconds(advance.AdvanceSeconds));
        var happened = agenda.RunDue();
        return Results.Json(new { now = clock.GetUtcNow(), happened }, Json.Own);
    }

    private IResult Resend(string id)
    {
        var sent = store.Change(change =>
        {
            if (change.Find<Event>(id) is not { } announced) return -1;
            var endpoints = change.Oldest<WebhookEndpoint>().Where(one => one.Wants(announced.Type)).ToList();
            foreach (var endpoint in endpoints) Events.Deliver(change, announced, endpoint.Id, clock.GetUtcNow());
            return endpoints.Count;
        });
        return sent < 0 ? Results.NotFound() : Results.Json(new { deliveries = sent }, Json.Own, statusCode: 202);
    }

    private IResult Reset(HttpRequest request)
    {
        // A form on another site can post, but not with this type: it keeps strangers' pages from emptying us.
        if (request.ContentLength > 0 && !request.HasJsonContentType())
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        faults.Clear();
        store.Clear();
        WebhookEndpoints.Configure(store, options, clock.GetUtcNow());
        return Results.NoContent();
    }

    private object State() => store.Read(state => new
    {
        now = clock.GetUtcNow(),
        aheadSeconds = (long)clock.Ahead.TotalSeconds,
        counts = new
        {
            paymentIntents = state.Count<PaymentIntent>(),
            charges = state.Count<Charge>(),
            refunds = state.Count<Refund>(),
            disputes = state.Count<Dispute>(),
            events = state.Count<Event>(),
            deliveries = state.Count<Delivery>(),
            answers = state.Count<StoredAnswer>(),
            mails = state.Count<StoredMail>(),
        },
        faults = faults.Set,
        deliveries = state.Oldest<Delivery>().Take(ShownMax),
        attempts = log.Newest().Take(ShownMax),
        due = state.Oldest<Due>().OrderBy(due => due.At).Take(ShownMax),
    });
}
