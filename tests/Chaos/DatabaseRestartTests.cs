using System.Collections.Concurrent;

namespace Holdfast.Chaos;

/// <summary>
/// The database dies at once and comes back, under twenty people who book and read. They are told to wait, in words;
/// the process goes on by itself; and what was acknowledged is there.
/// </summary>
[Collection(ChaosCollection.Name)]
public sealed class DatabaseRestartTests
{
    private const int People = 20;
    private const int Portion = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly ConcurrentBag<Guid> _booked = [];
    private readonly ConcurrentBag<Reply> _refused = [];
    private readonly ConcurrentBag<string> _wrong = [];
    private int _hours = 2;

    [Fact]
    public async Task Requests_wait_in_words_and_nothing_acknowledged_is_lost()
    {
        await using var cluster = await OwnCluster.New();
        await using var process = new ProductProcess();
        var database = await TestDatabase.On(cluster.Url);
        var app = await TestApp.Start(new TestAppOptions { Database = database, Elsewhere = process });
        try
        {
            var court = await Given.NewCourt(await app.NewTenant());
            var pid = process.Pid;
            using var stop = new CancellationTokenSource();
            var people = Enumerable.Range(0, People)
                .Select(_ => Task.Run(() => BookAndRead(court, stop.Token))).ToArray();
            await More(Portion, people);
            await cluster.Break();
            await TestApp.Eventually(
                () => Task.FromResult(_refused.Count >= People), "people are told to wait", Patience);
            await cluster.Start();
            await More(Portion, people);
            await stop.CancelAsync();
            await Task.WhenAll(people);

            Assert.Empty(_wrong);
            Assert.All(_refused, reply => Assert.Equal("busy", reply.Code));
            Assert.All(_refused, reply => Assert.True(reply.Headers.ContainsKey("Retry-After")));
            Assert.Equal(pid, process.Pid);
            Assert.Equal(_booked.Count, _booked.Distinct().Count());
            Assert.Equal(_booked.Count, await database.Scalar<long>(
                "select count(*) from bookings.bookings where id = any(@ids)", new { ids = _booked.ToArray() }));
            var trip = await Trip.Book(court, Interlocked.Increment(ref _hours));
            await trip.Pay();
            await trip.EndsWell();
            await Invariants.Hold(app);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private Task More(int count, Task[] people)
    {
        var wanted = _booked.Count + count;
        return TestApp.Eventually(
            () => Array.Find(people, p => p.IsFaulted) is { } failed
                ? throw new InvalidOperationException("Somebody gave up.", failed.Exception)
                : Task.FromResult(_booked.Count >= wanted),
            "people book", Patience);
    }

    // Each booking is at an hour of its own, so a refusal can only be the database's. Who is refused asks again under
    // the same key: had the first try been written, it is told so.
    private async Task BookAndRead(Given.Court court, CancellationToken stop)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var (start, key) = Wish(court);
        while (!stop.IsCancellationRequested)
        {
            var booked = await Given.Book(court, start, key: key);
            Note("book", booked);
            Note("court", await court.Tenant.Guest.Get($"/api/courts/{court.Id}"));
            if (booked.Status == 201)
            {
                _booked.Add((Guid)booked.Json["id"]!);
                (start, key) = Wish(court);
                Note("read", await court.Tenant.Guest.Get(
                    $"/api/bookings/{booked.Json["id"]}", ("X-Booking-Token", (string)booked.Json["manageToken"]!)));
            }
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private (DateTimeOffset Start, string Key) Wish(Given.Court court) =>
        (Given.HoursAhead(court.Tenant, Interlocked.Increment(ref _hours)), Guid.NewGuid().ToString());

    private void Note(string what, Reply reply)
    {
        if (reply.Status == 503) _refused.Add(reply);
        else if (reply.Status is not (200 or 201)) _wrong.Add($"{what}: {reply.Status} {reply.Text}");
    }
}
