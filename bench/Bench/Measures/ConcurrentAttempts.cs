using System.Net;

namespace Holdfast.Bench.Measures;

/// <summary>10,000 people at once for 2,000 hours, over as many connections as the machine gives.</summary>
internal static class ConcurrentAttempts
{
    private const int Attempts = 10_000;
    private const int Hours = 2_000;

    public static async Task<Dictionary<string, double>> Run(Place place)
    {
        await Place.Clear();
        await using var product = await Product.Start("bookings");
        using var people = Product.Client(product.Http.BaseAddress!, connections: Attempts);
        await Load.Closed(people, 8, TimeSpan.FromSeconds(3), _ => Load.Booking(place)); // Warm.
        var load = await Load.AtOnce(people, Attempts, n => Load.Book(Place.Court(n % Hours), place.FirstHour.AddDays(2_000)));
        var (won, refused) = (load.Count(HttpStatusCode.Created), load.Count(HttpStatusCode.Conflict));
        return new()
        {
            // Whoever is told "busy, try again" has an answer; one who hears nothing, or of a fault, has not.
            ["concurrent_10k_errors"] = Attempts - won - refused - load.Count(HttpStatusCode.ServiceUnavailable) - load.Count(HttpStatusCode.TooManyRequests),
            ["concurrent_10k_told_to_wait"] = load.Count(HttpStatusCode.ServiceUnavailable) + load.Count(HttpStatusCode.TooManyRequests),
            ["concurrent_10k_won_of_2000"] = won,
            ["concurrent_10k_seconds"] = load.Seconds,
            ["concurrent_10k_p99_ms"] = load.Percentile(0.99),
        };
    }
}
