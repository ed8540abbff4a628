using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

public sealed record Answer(int Status, JsonObject Body);

public enum Access { SecretOnly, Publishable }

/// A call that passed the gate: who asks, what, when, and the change that collects its effects.
public sealed record Call(HttpContext Http, Form Form, bool Publishable, string Version, string RequestId,
    string? IdempotencyKey, DateTimeOffset Now, Change Change)
{
    public long Unix => Now.ToUnixTimeSeconds();

    /// Where the caller reached us, for links it is to follow.
    public string BaseUrl => $"{Http.Request.Scheme}://{Http.Request.Host}";

    public string Route(string name) => (string)Http.Request.RouteValues[name]!;

    public Answer Ok(JsonObject body) => new(200, Expand.Apply(body, Form.List("expand"), Change, Now));

    public Answer Ok<T>(T row) where T : class, IStored => Ok(Render.Object(row, Now));

    /// True when the caller's version is that date or newer.
    public bool Since(string date) => string.CompareOrdinal(Version, date) >= 0;

    public EventRequest EventRequest => new(RequestId, IdempotencyKey);
}

/// What every Stripe call passes: key, faults on demand, unknown parameters, idempotency, one change, the answer.
public sealed class StripePipeline(Store store, SandboxClock clock, Faults faults)
{
    private const int BodyBytesMax = 1024 * 1024;
    private static readonly TimeSpan AnswersKept = TimeSpan.FromHours(24);
    private readonly ConcurrentDictionary<string, bool> inFlight = new(StringComparer.Ordinal);

    public async Task Handle(
        HttpContext http, Access access, IReadOnlySet<string> allowed, Func<Call, Answer> act)
    {
        var requestId = Ids.New("req_", 14);
        StripeHeaders.Set(http, requestId);
        var (fault, answer) = (default(Fault), default(Answer));
        try
        {
            var form = await ReadForm(http);
            var publishable = StripeKeys.Check(http, form, access);
            fault = faults.TakeForCall(http.Request.Path);
            if (fault is { Kind: "status", Work: false, Status: 429 })
                throw new RefusalException(429, "rate_limit_error", "Too many requests.", "rate_limit", null);
            form.OnlyAllow(allowed);
            answer = await Once(http, form, requestId, fault, change => act(new Call(http, form, publishable,
                StripeHeaders.Version(http), requestId, KeyOf(http), clock.GetUtcNow(), change)));
        }
        catch (RefusalException refusal)
        {
            answer = new(refusal.Status, refusal.Body(requestId));
        }

        if (fault is { Kind: "break" })
        {
            http.Abort();
            return;
        }

        if (fault is { Kind: "status", Work: true }) answer = Injected(fault, requestId);
        await Write(http, answer);
    }

    public static async Task Write(HttpContext http, Answer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        if (answer.Status == 429) http.Response.Headers["Stripe-Rate-Limited-Reason"] = "global-rate";
        await http.Response.WriteAsync(answer.Body.ToJsonString(Json.Wire), http.RequestAborted);
    }

    /// Runs the call under its idempotency key, if it has one: the first answer that began to execute is remembered
    /// in the same change as its effects, so that a crash keeps both or neither.
    private async Task<Answer> Once(
        HttpContext http, Form form, string requestId, Fault? fault, Func<Change, Answer> act)
    {
        if (KeyOf(http) is not { } key || !HttpMethods.IsPost(http.Request.Method))
        {
            await Delay(fault, http);
            return fault is { Kind: "status", Work: false } ? Injected(fault, requestId) : store.Change(act);
        }

        if (key.Length > 255) throw Refusal.Invalid("Idempotency keys have at most 255 characters.", null, null);
        http.Response.Headers["Idempotency-Key"] = key;
        if (!inFlight.TryAdd(key, true))
        {
            throw new RefusalException(409, "invalid_request_error",
                "There is currently another in-progress request using this " +
                "Idempotent Key. Please try again later.", "idempotency_key_in_use", null);
        }

        try
        {
            await Delay(fault, http);
            return Remembered(http, key, Fingerprint(http, form), requestId, fault, act);
        }
        finally
        {
            inFlight.TryRemove(key, out _);
        }
    }

    private Answer Remembered(HttpContext http, string key, string fingerprint, string requestId, Fault? fault,
        Func<Change, Answer> act)
    {
        var now = clock.GetUtcNow();
        try
        {
            return store.Change(change =>
            {
                if (change.Find<StoredAnswer>(key) is { } first && first.At + AnswersKept > now)
                    return Replay(http, first, fingerprint);
                var answer = fault is { Kind: "status", Work: false } ? Injected(fault, requestId) : act(change);
                return Remember(change, answer);
            });
        }
        catch (RefusalException refusal) when (refusal.Executed)
        {
            return store.Change(change => Remember(change, new(refusal.Status, refusal.Body(requestId))));
        }

        Answer Remember(Change change, Answer answer)
        {
            change.Put(new StoredAnswer(key, fingerprint, answer.Status, answer.Body.ToJsonString(Json.Wire), now));
            return answer;
        }
    }

    private static Answer Replay(HttpContext http, StoredAnswer first, string fingerprint)
    {
        if (first.Fingerprint != fingerprint)
        {
            throw new RefusalException(400, "idempotency_error",
                "Keys for idempotent requests can only be used with the same " +
                "parameters they were first used with. Try using a key other than the one you meant to use if you " +
                "meant to execute a different request.", null, null);
        }

        http.Response.Headers["Idempotent-Replayed"] = "true";
        return new(first.Status, JsonNode.Parse(first.Body)!.AsObject());
    }

    private static Answer Injected(Fault fault, string requestId) => new(fault.Status, Refusal.Body(new JsonObject
    {
        ["message"] = "An error was asked for by the sandbox's controls.",
        ["type"] = fault.Status == 429 ? "rate_limit_error" : "api_error",
        ["code"] = fault.Status == 429 ? "rate_limit" : null,
    }, requestId));

    private static Task Delay(Fault? fault, HttpContext http) => fault is { Kind: "latency" }
        ? Task.Delay(fault.Milliseconds, http.RequestAborted)
        : Task.CompletedTask;

    private static string? KeyOf(HttpContext http) =>
        http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? key : null;

    private static string Fingerprint(HttpContext http, Form form) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}\n{form.Canonical()}")));

    private static async Task<Form> ReadForm(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method)) return Form.Parse(http.Request.QueryString.Value ?? "");
        if (http.Request.ContentLength is > BodyBytesMax)
            throw new RefusalException(413, "invalid_request_error", "The request is too large.", null, null);
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        return Form.Parse(await reader.ReadToEndAsync(http.RequestAborted));
    }
}
