using System.Globalization;
using System.Text.RegularExpressions;

namespace Holdfast.Kernel;

/// <summary>Instants on the wire: RFC 3339 section 5.6, always with an offset, answered in UTC.</summary>
public static partial class Instant
{
    /// <summary>Bounds of what the product takes as a date: far enough for any booking, near enough for any index.</summary>
    public static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static bool TryParse(string? text, out DateTimeOffset instant)
    {
        instant = default;
        if (text is null || !Pattern().IsMatch(text)) return false;
        if (!DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)) return false;
        if (parsed < Earliest || parsed >= Latest) return false;
        instant = parsed.ToUniversalTime();
        return true;
    }

    public static string Write(DateTimeOffset value)
    {
        var utc = value.UtcDateTime;
        var format = utc.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.FFFFFFZ";
        return utc.ToString(format, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:\d\d)$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Pattern();
}
