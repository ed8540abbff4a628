namespace Holdfast.Bench.Measures;

/// <summary>
/// CPU seconds of PostgreSQL for a booking under pgbench, divided by those of app and PostgreSQL together for one over HTTP,
/// with only the module of bookings and its relay running. The generators' CPU counts for neither.
/// </summary>
internal static class BookingCost
{
    public static async Task<Dictionary<string, double>> Run(Place place)
    {
        await Place.Clear();
        await using var product = await Product.Start("bookings");
        var script = await BookingBatch.Script(place, product);
        await Load.Closed(product.Http, 8, TimeSpan.FromSeconds(5), _ => Load.Booking(place)); // Warm.
        var (cpu, app) = (place.Cpu.Seconds(), product.CpuSeconds);
        var http = await Load.Closed(product.Http, 16, place.Long, _ => Load.Booking(place));
        var (database, own) = (place.Cpu.Seconds() - cpu, product.CpuSeconds - app);
        var booked = http.Count(System.Net.HttpStatusCode.Created);
        await PgBench.Run(place, script, 8, TimeSpan.FromSeconds(3)); // Warm.
        var bare = await PgBench.Run(place, script, 16, place.Long);
        return new()
        {
            ["booking_http_vs_pgbench"] = bare.CpuEach / ((database + own) / booked),
            ["booking_http_per_s"] = http.PerSecond,
            ["booking_http_not_created"] = http.Requests - booked,
            ["booking_http_app_cpu_ms"] = own / booked * 1_000,
            ["booking_http_postgres_cpu_ms"] = database / booked * 1_000,
            ["booking_pgbench_per_s"] = bare.PerSecond,
            ["booking_pgbench_postgres_cpu_ms"] = bare.CpuEach * 1_000,
            ["rss_load_mb"] = product.MegaBytes,
        };
    }
}
