using System.Globalization;

namespace Holdfast.Bench.Measures;

/// <summary>"Free near me at 18:00", over 5,000 places with 200,000 claims, from points all over the city.</summary>
internal static class SearchLatency
{
    public static async Task<Dictionary<string, double>> Run(Place place)
    {
        await Place.Clear();
        await Claims.Make(200_000, place.FirstHour);
        await using var product = await Product.Start("bookings");
        var day = place.FirstHour.AddDays(1);
        HttpRequestMessage Search(int _) => new(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture,
            $"/api/courts/search?latitude={40.3 + (Random.Shared.NextDouble() * 0.25):F4}&longitude={-3.8 + (Random.Shared.NextDouble() * 0.25):F4}&radiusKm=20&date={day:yyyy-MM-dd}"));
        await Load.Closed(product.Http, 2, TimeSpan.FromSeconds(5), Search); // Warm.
        var load = await Load.Closed(product.Http, 2, place.Long / 2, Search);
        return new()
        {
            ["search_p50_ms"] = load.Percentile(0.50),
            ["search_p99_ms"] = load.Percentile(0.99),
            ["search_per_s"] = load.PerSecond,
            ["search_not_ok"] = load.Requests - load.Count(System.Net.HttpStatusCode.OK),
        };
    }
}
