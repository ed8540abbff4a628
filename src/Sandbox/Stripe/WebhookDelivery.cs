using System.Text;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Stripe;

/// Carries events to their endpoints in the background: signed at each attempt, tried again with growing pauses until
/// a 2xx comes or the attempts run out. Faults asked for by the controls happen here.
public sealed class WebhookDelivery(
    Store store, SandboxClock clock, Faults faults, DeliveryLog log, HttpClient http) : BackgroundService
{
    public const int AttemptsMax = 30;
    private const int AtOnceMax = 8;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PauseMax = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly Dictionary<string, Task> underWay = new(StringComparer.Ordinal);

    public static TimeSpan Pause(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(PauseMax.TotalSeconds, Math.Pow(2, attempts - 1)));

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        store.Committed += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                foreach (var ended in underWay.Where(task => task.Value.IsCompleted).ToList())
                {
                    underWay.Remove(ended.Key);
                    await ended.Value;
                }

                Start(stoppingToken);
                await wake.WaitAsync(Pace, stoppingToken);
            }
        }
        finally
        {
            store.Committed -= Wake;
        }
    }

    private void Wake(object? sender, EventArgs changed)
    {
        try
        {
            if (wake.CurrentCount == 0) wake.Release();
        }
        catch (SemaphoreFullException)
        {
            return; // Another commit woke the loop between our look and our release: it is awake.
        }
    }

    private void Start(CancellationToken stopping)
    {
        var room = AtOnceMax - underWay.Count;
        if (room <= 0) return;
        var now = clock.GetUtcNow();
        var due = store.Read(state => state.Oldest<Delivery>()
            .Where(row => row.NextAt <= now && !underWay.ContainsKey(row.Id)).Take(room).ToList());
        foreach (var row in faults.Queues(due, now))
        {
            var carrying = CarryInOrder(row, stopping);
            foreach (var delivery in row) underWay[delivery.Id] = carrying;
        }
    }

    private async Task CarryInOrder(IReadOnlyList<Delivery> row, CancellationToken stopping)
    {
        foreach (var delivery in row) await Carry(delivery, stopping);
    }

    private async Task Carry(Delivery delivery, CancellationToken stopping)
    {
        var (announced, endpoint) = store.Read(state =>
            (state.Find<Event>(delivery.Event), state.Find<WebhookEndpoint>(delivery.Endpoint)));
        if (announced is null || endpoint is null || faults.Drops(delivery))
        {
            var fate = announced is null || endpoint is null ? "gone" : "dropped";
            log.Add(delivery, endpoint?.Url, fate, clock.GetUtcNow());
            store.Change(change => change.Drop<Delivery>(delivery.Id));
            return;
        }

        if (faults.Postpones(delivery) is { } pause)
        {
            store.Change(change => change.Put(delivery with { NextAt = clock.GetUtcNow() + pause }));
            return;
        }

        var copies = faults.Duplicates(delivery) ? 2 : 1;
        var accepted = false;
        for (var copy = 0; copy < copies; copy++) accepted = await Post(announced, endpoint, delivery, stopping);
        store.Change(change => Note(change, delivery, accepted));
    }

    private void Note(Change change, Delivery delivery, bool accepted)
    {
        // A reset may have emptied the table while the answer was awaited.
        if (change.Find<Delivery>(delivery.Id) is null) return;
        var attempts = delivery.Attempts + 1;
        if (!accepted && attempts < AttemptsMax)
        {
            change.Put(delivery with { Attempts = attempts, NextAt = clock.GetUtcNow() + Pause(attempts) });
            return;
        }

        change.Drop<Delivery>(delivery.Id);
        if (change.Find<Event>(delivery.Event) is { PendingWebhooks: > 0 } carried && accepted)
            change.Put(carried with { PendingWebhooks = carried.PendingWebhooks - 1 });
    }

    private async Task<bool> Post(Event announced, WebhookEndpoint endpoint, Delivery delivery,
        CancellationToken stopping)
    {
        var body = Render.Object(announced, clock.GetUtcNow()).ToJsonString(Json.Wire);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation(
            "Stripe-Signature", Signature.Header(endpoint.Secret, clock.MachineNow, body));
        request.Headers.TryAddWithoutValidation("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(AnswerWithin);
        try
        {
            using var answer = await http.SendAsync(request, limit.Token);
            log.Add(delivery, endpoint.Url, ((int)answer.StatusCode).ToString(), clock.GetUtcNow());
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException refused)
        {
            log.Add(delivery, endpoint.Url, refused.HttpRequestError.ToString(), clock.GetUtcNow());
            return false;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            log.Add(delivery, endpoint.Url, "too slow", clock.GetUtcNow());
            return false;
        }
    }
}

/// The latest attempts, for people and tests to look at.
public sealed class DeliveryLog
{
    private const int Kept = 500;
    private readonly Queue<Line> lines = new();

    public sealed record Line(string Event, string Type, string? Url, int Attempt, string Outcome, DateTimeOffset At);

    public void Add(Delivery delivery, string? url, string outcome, DateTimeOffset at)
    {
        lock (lines)
        {
            lines.Enqueue(new(delivery.Event, delivery.Type, url, delivery.Attempts + 1, outcome, at));
            if (lines.Count > Kept) lines.Dequeue();
        }
    }

    public IReadOnlyList<Line> Newest()
    {
        lock (lines) return [.. lines.Reverse()];
    }
}
