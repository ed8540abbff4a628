using System.Globalization;

namespace Holdfast.Bench.Measures;

/// <summary>
/// A week of a court from memory against an endpoint that answers nothing, and a week that must be read against the bare read
/// of its claims in pgbench: CPU of app and PostgreSQL for each.
/// </summary>
internal static class AvailabilityCost
{
    public static async Task<Dictionary<string, double>> Run(Place place)
    {
        await Place.Clear();
        await Claims.Make(200_000, place.FirstHour);
        await using var product = await Product.Start("bookings");
        var week = $"availability?startDate={place.FirstHour:yyyy-MM-dd}&endDate={place.FirstHour.AddDays(6):yyyy-MM-dd}";
        HttpRequestMessage Of(int court) => new(HttpMethod.Get, $"/api/courts/{Place.Court(court)}/{week}");
        var cached = await Cost(place, product, _ => Of(7));
        var empty = await Cost(place, product, _ => new(HttpMethod.Get, "/health/live"));
        var cold = await Cost(place, product, n => Of(n % Place.Courts));
        var bare = await PgBench.Run(place, Read(place), 16, place.Long / 2);
        return new()
        {
            ["availability_cached_vs_empty"] = empty.Cpu / cached.Cpu,
            ["availability_cold_vs_read"] = bare.CpuEach / cold.Cpu,
            ["availability_cached_per_s"] = cached.PerSecond,
            ["availability_cold_per_s"] = cold.PerSecond,
            ["availability_cold_p99_ms"] = cold.P99,
            ["availability_read_pgbench_per_s"] = bare.PerSecond,
        };
    }

    private static async Task<(double Cpu, double PerSecond, double P99)> Cost(
        Place place, Product product, Func<int, HttpRequestMessage> request)
    {
        await Load.Closed(product.Http, 16, TimeSpan.FromSeconds(3), request); // Warm.
        var before = place.Cpu.Seconds() + product.CpuSeconds;
        var load = await Load.Closed(product.Http, 16, place.Long / 2, request);
        var used = place.Cpu.Seconds() + product.CpuSeconds - before;
        return (used / load.Requests, load.PerSecond, load.Percentile(0.99));
    }

    private static string Read(Place place) => string.Create(CultureInfo.InvariantCulture, $$"""
        \set r random(0, {{Place.Courts - 1}})
        \startpipeline
        select set_config('app.tenant_id', '{{Place.Tenant}}', true);
        select unit_no, starts_at, ends_at, kind, expires_at from bookings.allocations where resource_id = md5('bench' || :r::int)::uuid and starts_at >= '{{place.FirstHour.AddDays(-2):O}}'::timestamptz and starts_at < '{{place.FirstHour.AddDays(9):O}}'::timestamptz order by starts_at;
        \endpipeline

        """);
}
