using System.Net;

namespace Holdfast.Bench.Measures;

/// <summary>500 people press at the same moment for the same hour; one has it, and it is had once.</summary>
internal static class HotSlot
{
    public static async Task<Dictionary<string, double>> Run(Place place)
    {
        await Place.Clear();
        await using var product = await Product.Start("bookings");
        using var people = Product.Client(product.Http.BaseAddress!, connections: 500);
        var rounds = place.Options.Quick ? 5 : 20;
        var (winners, refused, answers, seconds, worst) = (0, 0, 0, 0.0, 0.0);
        for (var round = 0; round < rounds; round++)
        {
            var load = await Load.AtOnce(people, 500, _ => Load.Book(Place.Court(0), place.FirstHour.AddHours(round)));
            winners += load.Count(HttpStatusCode.Created);
            refused += load.Count(HttpStatusCode.Conflict);
            answers += load.Requests;
            seconds += load.Seconds;
            worst = Math.Max(worst, load.Percentile(0.99));
        }
        var twice = await Place.Scalar<long>("""
            select count(*) from (select 1 from bookings.bookings where status <> 'cancelled'
                group by resource_id, starts_at having count(*) > 1) x
            """);
        return new()
        {
            ["hot_slot_double"] = twice + Math.Max(0, winners - rounds),
            ["hot_slot_winners_per_round"] = (double)winners / rounds,
            ["hot_slot_not_answered_clearly"] = answers - winners - refused,
            ["hot_slot_answers_per_s"] = answers / seconds,
            ["hot_slot_p99_ms"] = worst,
        };
    }
}
