using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Holdfast.Kernel;
using Polly;
using Polly.Timeout;

namespace Holdfast.Payments.Stripe;

/// <summary>
/// The calls to Stripe that are used here. Writes carry the key of their operation, so each may be sent again;
/// outcomes are values, because what to do after a failed call is a decision and no accident.
/// </summary>
public sealed class StripeClient : IDisposable
{
    private const int RefundsMax = 100;
    private const long AnswerBytesMax = 4 * 1024 * 1024;
    private static readonly Counter<long> Calls =
        Telemetry.Meter.CreateCounter<long>("holdfast.stripe.calls", description: "Calls to Stripe, by act and outcome");
    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private readonly StripeSettings _settings;
    private readonly HttpClient _http;

    public StripeClient(StripeSettings settings, TimeProvider clock)
    {
        _settings = settings;
        var pipeline = ResilienceHandler.Pipeline(clock, new ResilienceOptions(MayRepeat)
        {
            IsOutage = IsOutage,
            TotalTimeout = TimeSpan.FromSeconds(12),
            AttemptTimeout = TimeSpan.FromSeconds(8),
        });
        var sockets = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false };
        _http = new HttpClient(
            new ResilienceHandler(pipeline) { InnerHandler = new CorrelationHandler { InnerHandler = sockets } })
        {
            BaseAddress = new Uri(settings.ApiBase + "/v1/"),
            Timeout = Timeout.InfiniteTimeSpan, // The pipeline keeps the time.
            MaxResponseContentBufferSize = AnswerBytesMax,
        };
        _http.DefaultRequestHeaders.Add("Stripe-Version", StripeSettings.ApiVersion);
    }

    /// <summary>Ids only: who pays is nobody's business but the customer's and Stripe's own form.</summary>
    public Task<StripeAnswer<StripeIntent>> CreateIntent(
        string key, Money amount, Guid paymentId, Guid bookingId, CancellationToken cancellation) =>
        Post<StripeIntent>("payment_intents", "intent", key, cancellation,
            ("amount", amount.Amount.ToString(CultureInfo.InvariantCulture)),
            ("currency", amount.Currency.ToLowerInvariant()),
            ("capture_method", "manual"),
            ("automatic_payment_methods[enabled]", "true"),
            ("automatic_payment_methods[allow_redirects]", "never"),
            ("metadata[payment_id]", paymentId.ToString()),
            ("metadata[booking_id]", bookingId.ToString()));

    public Task<StripeAnswer<StripeIntent>> GetIntent(string id, CancellationToken cancellation) =>
        Get<StripeIntent>($"payment_intents/{id}?expand[]=latest_charge", "read-intent", cancellation);

    /// <param name="amount">Less than all, and the rest is let go; null for all.</param>
    public Task<StripeAnswer<StripeIntent>> Capture(string key, string id, long? amount, CancellationToken cancellation) =>
        Post<StripeIntent>($"payment_intents/{id}/capture", "capture", key, cancellation, [
            ("expand[0]", "latest_charge"),
            .. amount is { } part
                ? [("amount_to_capture", part.ToString(CultureInfo.InvariantCulture))]
                : Array.Empty<(string, string)>(),
        ]);

    public Task<StripeAnswer<StripeIntent>> Cancel(string key, string id, CancellationToken cancellation) =>
        Post<StripeIntent>(
            $"payment_intents/{id}/cancel", "cancel", key, cancellation, ("expand[0]", "latest_charge"));

    public Task<StripeAnswer<StripeRefund>> Refund(
        string key, string intentId, Guid refundId, long amount, CancellationToken cancellation) =>
        Post<StripeRefund>("refunds", "refund", key, cancellation,
            ("payment_intent", intentId),
            ("amount", amount.ToString(CultureInfo.InvariantCulture)),
            ("metadata[refund_id]", refundId.ToString()));

    /// <summary>The newest hundred; more refunds of one booking are no business case.</summary>
    public Task<StripeAnswer<StripeList<StripeRefund>>> Refunds(string intentId, CancellationToken cancellation) =>
        Get<StripeList<StripeRefund>>($"refunds?payment_intent={intentId}&limit={RefundsMax}", "read-refunds", cancellation);

    public Task<StripeAnswer<StripeDispute>> GetDispute(string id, CancellationToken cancellation) =>
        Get<StripeDispute>($"disputes/{id}", "read-dispute", cancellation);

    public void Dispose() => _http.Dispose();

    // The official client's rule: the header decides if there is one, else conflicts and Stripe's own errors. A
    // replayed answer will not change, however often it is asked for.
    internal static bool MayRepeat(HttpResponseMessage response)
    {
        if (IsReplayed(response)) return false;
        if (response.Headers.TryGetValues("Stripe-Should-Retry", out var said)) return said.FirstOrDefault() == "true";
        return (int)response.StatusCode is 409 or >= 500;
    }

    // An error that is replayed is one of an earlier hour: who repeats it now is there and well. Counted as an outage, each
    // operation that failed before would keep the circuit open for another while after Stripe has come back.
    internal static bool IsOutage(HttpResponseMessage response) =>
        (int)response.StatusCode >= 500 && !IsReplayed(response);

    private static bool IsReplayed(HttpResponseMessage response) => response.Headers.Contains("Idempotent-Replayed");

    private Task<StripeAnswer<T>> Get<T>(string path, string act, CancellationToken cancellation) where T : class =>
        Send<T>(new HttpRequestMessage(HttpMethod.Get, path), act, cancellation);

    private Task<StripeAnswer<T>> Post<T>(
        string path, string act, string key, CancellationToken cancellation, params (string Name, string Value)[] form)
        where T : class
    {
        var text = StripeForm.Encode(form.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(text, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("Idempotency-Key", key);
        return Send<T>(request, act, cancellation);
    }

    private async Task<StripeAnswer<T>> Send<T>(HttpRequestMessage request, string act, CancellationToken cancellation)
        where T : class
    {
        using var sent = request;
        var answer = _settings.SecretKey.Length == 0
            ? new StripeAnswer<T>(StripeOutcome.NotTaken, null, new StripeError { Code = "not_configured" })
            : await Exchange<T>(request, cancellation);
        Calls.Add(1, new("act", act), new("outcome", answer.Outcome.ToString()));
        return answer;
    }

    private async Task<StripeAnswer<T>> Exchange<T>(HttpRequestMessage request, CancellationToken cancellation)
        where T : class
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _settings.SecretKey);
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            if (response.Headers.TryGetValues("Request-Id", out var ids))
                Activity.Current?.SetTag("stripe.request_id", ids.FirstOrDefault());
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            return response.IsSuccessStatusCode
                ? new StripeAnswer<T>(StripeOutcome.Done, Read<T>(body) ?? throw new JsonException("An empty answer."), null)
                : Failed<T>((int)response.StatusCode, body);
        }
        catch (ExecutionRejectedException e) when (e is not TimeoutRejectedException)
        {
            return new StripeAnswer<T>(StripeOutcome.NotTaken, null, new StripeError { Code = "circuit_open" });
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException or IOException or JsonException)
        {
            return new StripeAnswer<T>(StripeOutcome.Unknown, null, new StripeError { Code = e.GetType().Name });
        }
    }

    private static StripeAnswer<T> Failed<T>(int status, byte[] body) where T : class
    {
        var error = ReadError(body);
        return new StripeAnswer<T>(Outcome(status, error), null, error ?? new StripeError { Code = $"http_{status}" });
    }

    /// <summary>By status first, as Stripe's own clients do.</summary>
    internal static StripeOutcome Outcome(int status, StripeError? error) => status switch
    {
        401 or 403 or 409 or 429 => StripeOutcome.NotTaken,
        400 when error?.Code is "rate_limit" => StripeOutcome.NotTaken,
        402 => StripeOutcome.Declined,
        400 or 404 => StripeOutcome.Refused,
        _ => StripeOutcome.Broken,
    };

    private static StripeError? ReadError(byte[] body)
    {
        try
        {
            return Read<StripeErrorBody>(body)?.Error;
        }
        catch (JsonException)
        {
            return null; // A gateway's page instead of Stripe's JSON: the status says enough.
        }
    }

    private static T? Read<T>(byte[] body) => JsonSerializer.Deserialize<T>(body, Wire);
}
