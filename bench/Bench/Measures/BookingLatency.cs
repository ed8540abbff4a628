namespace Holdfast.Bench.Measures;

/// <summary>What 32 people see who book one hour after the other.</summary>
internal static class BookingLatency
{
    public static async Task<Dictionary<string, double>> Run(Place place)
    {
        await Place.Clear();
        await using var product = await Product.Start("bookings");
        await Load.Closed(product.Http, 32, TimeSpan.FromSeconds(5), _ => Load.Booking(place)); // Warm.
        var load = await Load.Closed(product.Http, 32, place.Long, _ => Load.Booking(place));
        return new()
        {
            ["booking_p50_ms_32"] = load.Percentile(0.50),
            ["booking_p99_ms_32"] = load.Percentile(0.99),
            ["booking_per_s_32"] = load.PerSecond,
        };
    }
}
