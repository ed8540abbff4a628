namespace Holdfast.Chaos;

/// <summary>
/// Two processes of everything over one database: every worker runs twice, every request goes to the other one.
/// </summary>
[Collection(ChaosCollection.Name)]
public sealed class ReplicaTests
{
    private const int Trips = 50;
    private const int AtOnce = 10;

    [Fact]
    public async Task Fifty_trips_through_both_end_right_once()
    {
        await using var replicas = new Replicas();
        var app = await TestApp.Start(new TestAppOptions { Elsewhere = replicas });
        try
        {
            var court = await Given.NewCourt(await app.NewTenant());
            await Parallel.ForEachAsync(
                Enumerable.Range(0, Trips), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (number, _) =>
                {
                    var trip = await Trip.Book(court, 48 + number);
                    await trip.Pay();
                    if (number % 5 == 4) await trip.Cancel();
                    await (number % 5 == 4 ? trip.EndsWithoutMoney() : trip.EndsWell());
                });
            await Invariants.Hold(app);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private sealed class Replicas : HttpMessageHandler, IElsewhere
    {
        private readonly ProductProcess[] _processes = [new(), new()];
        private HttpMessageInvoker[] _ways = [];
        private int _next;

        public HttpMessageHandler Handler => this;

        public async Task Start(IReadOnlyDictionary<string, string?> settings)
        {
            var other = settings.ToDictionary();
            other["PORT"] = TestApp.FreePort().ToString();
            await Task.WhenAll(_processes[0].Start(settings), _processes[1].Start(other));
            _ways = [.. _processes.Select(process => new HttpMessageInvoker(process.Handler))];
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var process in _processes) await process.DisposeAsync();
        }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var turn = Interlocked.Increment(ref _next) % _processes.Length;
            request.RequestUri = new Uri(_processes[turn].Address, request.RequestUri!.PathAndQuery);
            return _ways[turn].SendAsync(request, cancellationToken);
        }
    }
}
