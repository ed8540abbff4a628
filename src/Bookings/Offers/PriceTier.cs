using System.ComponentModel.DataAnnotations;
using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>One price of a service and the weekly times at which it is in force.</summary>
/// <param name="Price">Of the usual duration; what the customer pays.</param>
public sealed record PriceTier(
    [property: AllowedValues(Tiers.OffPeak, Tiers.Standard, Tiers.Peak)] string Tier, decimal Multiplier, Money Price,
    IReadOnlyList<PriceTier.Window> Windows)
{
    /// <param name="Weekdays">ISO 8601: 1 Monday to 7 Sunday.</param>
    /// <param name="FromMinute">Of the local day.</param>
    public sealed record Window(IReadOnlyList<int> Weekdays, int FromMinute, int ToMinute);

    /// <summary>Cheapest first; weekdays with the same times stand together. None where the price is agreed in person.</summary>
    public static IReadOnlyList<PriceTier> Of(Offer offer, ServiceChanged service) => service.PriceType == "custom"
        ? []
        :
        [
            .. offer.Resource.Windows.GroupBy(w => w.PriceMultiplier).OrderBy(g => g.Key).Select(same => new PriceTier(
                Tiers.Of(same.Key), same.Key,
                offer.Price(service, service.DurationMinutes, service.DurationMinutes * same.Key),
                [
                    .. Joined(same).GroupBy(w => (w.FromMinute, w.ToMinute))
                        .Select(g => new Window([.. g.Select(w => w.Weekday).Order()], g.Key.FromMinute, g.Key.ToMinute))
                        .OrderBy(w => w.Weekdays[0]).ThenBy(w => w.FromMinute),
                ])),
        ];

    // Adjoining windows of one day are one to whoever reads a price list.
    private static List<WeeklyWindow> Joined(IEnumerable<WeeklyWindow> windows)
    {
        var joined = new List<WeeklyWindow>();
        foreach (var window in windows.OrderBy(w => w.Weekday).ThenBy(w => w.FromMinute))
        {
            if (joined.Count > 0 && joined[^1].Weekday == window.Weekday && joined[^1].ToMinute == window.FromMinute)
                joined[^1] = joined[^1] with { ToMinute = window.ToMinute };
            else joined.Add(window);
        }
        return joined;
    }
}
