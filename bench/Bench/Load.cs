using System.Diagnostics;
using System.Net;
using System.Text;

namespace Holdfast.Bench;

/// <summary>What so many clients saw who asked one request after the other.</summary>
/// <param name="Milliseconds">Of each request, sorted.</param>
internal sealed record LoadResult(double Seconds, double[] Milliseconds, IReadOnlyDictionary<HttpStatusCode, int> Statuses)
{
    public int Requests => Milliseconds.Length;

    public double PerSecond => Requests / Seconds;

    public double Percentile(double share) => Milliseconds.Length == 0 ? double.NaN
        : Milliseconds[Math.Min(Milliseconds.Length - 1, (int)(Milliseconds.Length * share))];

    public int Count(HttpStatusCode status) => Statuses.GetValueOrDefault(status);
}

internal static class Load
{
    private const HttpStatusCode NoAnswer = default;
    private static long _slots;

    /// <summary>Closed loop: each client sends its next request when it has its answer.</summary>
    public static async Task<LoadResult> Closed(
        HttpClient http, int clients, TimeSpan time, Func<int, HttpRequestMessage> request)
    {
        var all = new List<(double, HttpStatusCode)>[clients];
        var number = -1;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var mine = all[client] = [];
            while (clock.Elapsed < time) mine.Add(await Send(http, request(Interlocked.Increment(ref number))));
        })));
        return Result(clock.Elapsed.TotalSeconds, all.SelectMany(one => one));
    }

    /// <summary>All at the same moment.</summary>
    public static async Task<LoadResult> AtOnce(HttpClient http, int count, Func<int, HttpRequestMessage> request)
    {
        var requests = Enumerable.Range(0, count).Select(request).ToArray();
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(requests.Select(one => Task.Run(() => Send(http, one))));
        return Result(clock.Elapsed.TotalSeconds, all);
    }

    /// <summary>A guest books an hour that nobody has asked for yet.</summary>
    public static HttpRequestMessage Booking(Place place, int courts = Place.Courts)
    {
        var number = Interlocked.Increment(ref _slots);
        var start = place.FirstHour.AddHours(number / courts);
        return Book(Place.Court((int)(number % courts)), start);
    }

    public static HttpRequestMessage Book(Guid court, DateTimeOffset start) => new(HttpMethod.Post, "/api/bookings")
    {
        Content = new StringContent($$"""
            {"resourceId":"{{court}}","start":"{{start:yyyy-MM-ddTHH:mm:ssZ}}","end":"{{start.AddHours(1):yyyy-MM-ddTHH:mm:ssZ}}",
            "guest":{"email":"bench@example.test","firstName":"Ben","lastName":"Ch"} }
            """, Encoding.UTF8, "application/json"),
    };

    private static async Task<(double Milliseconds, HttpStatusCode Status)> Send(HttpClient http, HttpRequestMessage request)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            using (request)
            using (var answer = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead))
                return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, answer.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, NoAnswer);
        }
    }

    private static LoadResult Result(double seconds, IEnumerable<(double Milliseconds, HttpStatusCode Status)> all)
    {
        var answers = all.ToArray();
        return new LoadResult(
            seconds, [.. answers.Select(a => a.Milliseconds).Order()],
            answers.CountBy(a => a.Status).ToDictionary());
    }
}
