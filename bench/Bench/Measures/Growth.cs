namespace Holdfast.Bench.Measures;

/// <summary>Bookings one after the other with 10,000 of them in the tables, and with 5,000,000 (quick: 200,000).</summary>
internal static class Growth
{
    private const int Clients = 4;

    public static async Task<Dictionary<string, double>> Run(Place place)
    {
        var rows = place.Options.Quick ? 200_000 : 5_000_000;
        var few = await Measure(place, 10_000);
        var many = await Measure(place, rows);
        return new()
        {
            ["growth_5m_vs_10k"] = many.Percentile(0.50) / few.Percentile(0.50),
            ["growth_rows"] = rows,
            ["growth_10k_p50_ms"] = few.Percentile(0.50),
            ["growth_5m_p50_ms"] = many.Percentile(0.50),
            ["growth_5m_p99_vs_10k"] = many.Percentile(0.99) / few.Percentile(0.99),
        };
    }

    private static async Task<LoadResult> Measure(Place place, int rows)
    {
        await Place.Clear();
        await Claims.MakeWhole(rows, place.FirstHour.AddDays(1_500));
        await Place.Execute("checkpoint");
        await using var product = await Product.Start("bookings");
        await Load.Closed(product.Http, Clients, TimeSpan.FromSeconds(4), _ => Load.Booking(place)); // Warm.
        return await Load.Closed(product.Http, Clients, place.Long / 2, _ => Load.Booking(place));
    }
}
