using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Holdfast.Kernel;

/// <summary>
/// One pipeline an outside service, shared by its clients: total time, retries of what may be repeated, circuit breaker, time
/// of one attempt. Requests must carry an idempotency key if they write, because they may be sent again.
/// </summary>
public sealed class ResilienceHandler(ResiliencePipeline<HttpResponseMessage> pipeline) : DelegatingHandler
{
    public static ResiliencePipeline<HttpResponseMessage> Pipeline(TimeProvider clock, ResilienceOptions options)
    {
        var failed = new PredicateBuilder<HttpResponseMessage>()
            .Handle<HttpRequestException>().Handle<TimeoutRejectedException>()
            .HandleResult(response => options.ShouldRetry(response));
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddTimeout(options.TotalTimeout)
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = failed,
                MaxRetryAttempts = options.Retries,
                Delay = options.Delay,
                MaxDelay = TimeSpan.FromSeconds(5),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                OnRetry = arguments =>
                {
                    arguments.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .Handle<HttpRequestException>().Handle<TimeoutRejectedException>()
                    .HandleResult(response => options.IsOutage(response)),
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = options.BreakDuration,
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync(cancellationToken);
        return await pipeline.ExecuteAsync(
            async token => await base.SendAsync(request, token), cancellationToken);
    }
}

public sealed record ResilienceOptions(Func<HttpResponseMessage, bool> ShouldRetry)
{
    /// <summary>An answer that shows that the service is not well; enough of them, and it is left alone for a while.</summary>
    public Func<HttpResponseMessage, bool> IsOutage { get; init; } =
        response => response.StatusCode >= HttpStatusCode.InternalServerError;

    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(8);

    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(5);

    public int Retries { get; init; } = 2;
}
