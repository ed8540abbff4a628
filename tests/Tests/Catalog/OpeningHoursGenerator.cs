using FsCheck;
using FsCheck.Fluent;
using Holdfast.Contracts;
using Holdfast.Catalog;

namespace Holdfast.Tests.Catalog;

/// <summary>Weekly windows, right and wrong, and a slow judge of them that marks each minute of the week.</summary>
internal static class OpeningHoursGenerator
{
    private const int Day = 1440;

    /// <summary>Few starts and lengths, so that neighbours often touch or overlap; some out of bounds.</summary>
    public static readonly Gen<WindowBody> Any =
        from weekday in Gen.Frequency((20, Gen.Choose(1, 7)), (1, Gen.Choose(-1, 9)))
        from start in Gen.Frequency((20, Gen.Choose(0, 23).Select(hour => hour * 60)), (1, Gen.Choose(-2, Day + 2)))
        from minutes in Gen.Frequency((20, Gen.Elements(1, 30, 60, 61, 240)), (1, Gen.Choose(-5, 3 * Day)))
        from overMidnight in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        select overMidnight
            ? new WindowBody(weekday, start, (start + minutes) % Day, NextDay: true)
            : new WindowBody(weekday, start, start + minutes);

    public static bool IsWrong(IReadOnlyCollection<WindowBody> windows) =>
        !windows.All(IsForward) || windows.SelectMany(Minutes).GroupBy(minute => minute).Any(same => same.Count() > 1);

    /// <summary>Minutes of the week that a window opens.</summary>
    public static IEnumerable<int> Minutes(WindowBody window)
    {
        var first = (window.Weekday - 1) * Day + window.FromMinute;
        var length = window.ToMinute - window.FromMinute + (window.NextDay ? Day : 0);
        return Enumerable.Range(first, Math.Max(0, length)).Select(minute => minute % (7 * Day));
    }

    private static bool IsForward(WindowBody window) =>
        window is { Weekday: >= 1 and <= 7, FromMinute: >= 0 and < Day, ToMinute: >= 0 and <= Day }
        && (window.NextDay ? window.ToMinute <= window.FromMinute : window.FromMinute < window.ToMinute);
}
