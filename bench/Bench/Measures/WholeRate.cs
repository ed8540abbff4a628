using System.Diagnostics;
using System.Net;

namespace Holdfast.Bench.Measures;

/// <summary>
/// All modules in one process: bookings a second until every event of them was handled, against the bookings a second of
/// pgbench. Also what the whole needs of memory before anybody came.
/// </summary>
internal static class WholeRate
{
    public static async Task<Dictionary<string, double>> Run(Place place)
    {
        await Place.Clear();
        await using var product = await Product.Start("all");
        var idle = product.MegaBytes;
        var script = await BookingBatch.Script(place, product);
        await Load.Closed(product.Http, 16, TimeSpan.FromSeconds(3), _ => Load.Booking(place)); // Warm.
        await Drained();
        var clock = Stopwatch.StartNew();
        var load = await Load.Closed(product.Http, 16, place.Long, _ => Load.Booking(place));
        await Drained();
        var rate = load.Count(HttpStatusCode.Created) / clock.Elapsed.TotalSeconds;
        var bare = await PgBench.Run(place, script, 32, place.Long);
        return new()
        {
            ["booking_whole_vs_pgbench"] = rate / bare.PerSecond,
            ["booking_whole_per_s"] = rate,
            ["booking_whole_accepted_per_s"] = load.PerSecond,
            ["booking_pgbench_per_s_32"] = bare.PerSecond,
            ["rss_idle_mb"] = idle,
            ["rss_whole_load_mb"] = product.MegaBytes,
        };
    }

    // Nothing in any outbox, every subscriber at the log's end, and every inbox done.
    private static async Task Drained()
    {
        var modules = new[] { "identity", "catalog", "bookings", "payments", "receipts", "notifications", "realtime" };
        var open = string.Join(" + ", modules.Select(m => $"""
            (select count(*) from {m}.outbox) + (select count(*) from {m}.inbox where done_at is null and parked_at is null)
                + coalesce((select sum((select count(*) from bus.log l where l.position > c.position)) from {m}.cursors c), 0)
            """));
        while (await Place.Scalar<decimal>($"select ({open})::numeric") > 0) await Task.Delay(50);
    }
}
