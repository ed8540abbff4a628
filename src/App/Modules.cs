using Holdfast.Bookings;
using Holdfast.Catalog;
using Holdfast.Identity;
using Holdfast.Kernel;
using Holdfast.Notifications;
using Holdfast.Payments;
using Holdfast.Realtime;
using Holdfast.Receipts;

namespace Holdfast.App;

/// <summary>The whole graph of the product: which modules there are, and the names of sets of them.</summary>
public static class Modules
{
    public static readonly IReadOnlyList<IModule> All =
    [
        new IdentityModule(),
        new CatalogModule(),
        new BookingsModule(),
        new PaymentsModule(),
        new ReceiptsModule(),
        new NotificationsModule(),
        new RealtimeModule(),
    ];

    public static readonly IReadOnlyDictionary<string, string[]> Sets = new Dictionary<string, string[]>
    {
        ["all"] = [.. All.Select(m => m.Name)],
        ["platform"] = ["identity", "catalog", "locations", "analytics", "admin", "integrations"],
        ["transaction"] = ["bookings", "payments", "receipts", "notifications", "realtime"],
    };

    /// <summary>Of names and sets, separated by commas; unknown names are refused.</summary>
    public static IReadOnlyList<IModule> Choose(string names)
    {
        var wanted = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(name => Sets.TryGetValue(name, out var set) ? set : [Known(name)])
            .ToHashSet();
        return [.. All.Where(m => wanted.Contains(m.Name))];
    }

    private static string Known(string name) => All.Any(m => m.Name == name)
        ? name
        : throw new SettingsException($"There is no module '{name}'. Known: {string.Join(", ", All.Select(m => m.Name))}.");
}
