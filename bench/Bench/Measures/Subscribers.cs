using System.Diagnostics;
using System.Text;

namespace Holdfast.Bench.Measures;

/// <summary>10,000 pages have the live times of one provider open; somebody holds one, and all see it.</summary>
internal static class Subscribers
{
    private const int Wanted = 10_000;
    private static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(30);

    public static async Task<Dictionary<string, double>> Run(Place place)
    {
        await Place.Clear();
        await using var product = await Product.Start("all");
        var provider = await Place.Scalar<Guid>($"select provider_id from bookings.resources where id = '{Place.Court(0)}'");
        using var pages = Product.Client(product.Http.BaseAddress!, connections: Wanted);
        using var end = new CancellationTokenSource();
        var open = new List<Page>();
        foreach (var portion in Enumerable.Range(0, Wanted).Chunk(200))
            open.AddRange((await Task.WhenAll(portion.Select(_ => Page.Open(pages, provider, end.Token)))).OfType<Page>());
        var rounds = place.Options.Quick ? 3 : 10;
        var times = new List<double>();
        var unseen = 0;
        for (var round = 0; round < rounds; round++)
        {
            var start = place.FirstHour.AddHours(round);
            var marker = $"{start:yyyy-MM-ddTHH:mm:ss}";
            var seen = open.Select(page => page.Sees(marker)).ToArray();
            var pressed = Stopwatch.GetTimestamp();
            using (var booked = await product.Http.SendAsync(Load.Book(Place.Court(0), start))) booked.EnsureSuccessStatusCode();
            await Task.WhenAny(Task.WhenAll(seen), Task.Delay(SeenWithin));
            unseen += seen.Count(s => !s.IsCompletedSuccessfully);
            times.AddRange(seen.Where(s => s.IsCompletedSuccessfully)
                .Select(s => Stopwatch.GetElapsedTime(pressed, s.Result).TotalMilliseconds));
        }
        var sorted = times.Order().ToArray();
        var figures = new Dictionary<string, double>
        {
            ["subscribers_10k_open"] = open.Count,
            ["subscribers_10k_seen_p50_ms"] = sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2],
            ["subscribers_10k_seen_p99_ms"] = sorted.Length == 0 ? double.NaN : sorted[(int)(sorted.Length * 0.99)],
            ["subscribers_10k_unseen"] = unseen,
            ["subscribers_10k_rss_mb"] = product.MegaBytes,
        };
        await end.CancelAsync();
        return figures;
    }

    /// <summary>A page that reads its stream and knows when it saw what.</summary>
    private sealed class Page
    {
        private readonly Lock _gate = new();
        private string _marker = "";
        private TaskCompletionSource<long> _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public static async Task<Page?> Open(HttpClient http, Guid provider, CancellationToken end)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/availability/{provider}/stream");
                var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end);
                if (!answer.IsSuccessStatusCode) return null;
                var page = new Page();
                _ = Task.Run(() => page.Read(answer, end), CancellationToken.None);
                return page;
            }
            catch (HttpRequestException)
            {
                return null; // The machine has no more connections.
            }
        }

        /// <summary>The instant at which a line with this text comes.</summary>
        public Task<long> Sees(string marker)
        {
            lock (_gate)
            {
                _marker = marker;
                _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
                return _seen.Task;
            }
        }

        private async Task Read(HttpResponseMessage answer, CancellationToken end)
        {
            try
            {
                using var _ = answer;
                using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(end), Encoding.UTF8);
                while (await lines.ReadLineAsync(end) is { } line)
                    lock (_gate)
                        if (_marker.Length > 0 && line.Contains(_marker, StringComparison.Ordinal))
                            _seen.TrySetResult(Stopwatch.GetTimestamp());
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The bench is over, or the line broke: then this page has not seen it.
            }
        }
    }
}
