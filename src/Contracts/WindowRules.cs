using Holdfast.Kernel;

namespace Holdfast.Contracts;

/// <summary>A weekly opening as it is asked for.</summary>
/// <param name="NextDay">
/// The window goes on over midnight and <paramref name="ToMinute"/> is of the next day. It is said outright, so that a
/// start behind its end stays the mistake it usually is. Stored and answered as two windows.
/// </param>
public sealed record WindowBody(
    int Weekday, int FromMinute, int ToMinute, decimal PriceMultiplier = 1, bool NextDay = false);

/// <summary>A date that differs from its weekday, as it is asked for.</summary>
public sealed record ExceptionBody(
    DateOnly Date, bool Closed = false, int? FromMinute = null, int? ToMinute = null, decimal PriceMultiplier = 1,
    bool NextDay = false, string? Reason = null);

/// <summary>Opening rules: within the day, start before end, never two at once.</summary>
public static class WindowRules
{
    public const int DayMinutes = 1440;
    public const int WindowsMax = 200;
    public const int ExceptionsMax = 500;
    private const decimal MultiplierMax = 100;
    private const int ReasonLengthMax = 200;

    private static readonly string[] Weekdays =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>Daily from 08:00 to 22:00 at the base price.</summary>
    public static readonly IReadOnlyList<WeeklyWindow> Default =
        [.. Enumerable.Range(1, 7).Select(weekday => new WeeklyWindow(weekday, 8 * 60, 22 * 60, 1))];

    /// <summary>The windows to store; only to be used when the check did not fail.</summary>
    public static IReadOnlyList<WeeklyWindow> Windows(this Check check, IReadOnlyList<WindowBody?> given)
    {
        check.That(given.Count <= WindowsMax, "windows", $"At most {WindowsMax}.");
        var spans = new List<Span<WeeklyWindow>>();
        foreach (var (index, window) in given.Take(WindowsMax).Index())
        {
            var field = $"windows[{index}]";
            check.That(window is not null, field, "This is needed.");
            if (window is null || !check.Period(window.FromMinute, window.ToMinute, window.NextDay, field)) continue;
            check.Multiplier(window.PriceMultiplier, field).That(
                window.Weekday is >= 1 and <= 7, field + ".weekday", "1 Monday to 7 Sunday.");
            if (window.Weekday is < 1 or > 7) continue;
            spans.AddRange(Days(window.FromMinute, window.ToMinute, window.NextDay).Select(day =>
            {
                var weekday = (window.Weekday - 1 + day.Later) % 7 + 1;
                var name = $"{Weekdays[weekday - 1]} {Clock(day.From)}–{Clock(day.To)}";
                return new Span<WeeklyWindow>(weekday, day.From, day.To, index, name,
                    new WeeklyWindow(weekday, day.From, day.To, window.PriceMultiplier));
            }));
        }
        return check.Apart(spans, "windows");
    }

    public static IReadOnlyList<DateOverride> Exceptions(this Check check, IReadOnlyList<ExceptionBody?> given)
    {
        check.That(given.Count <= ExceptionsMax, "exceptions", $"At most {ExceptionsMax}.");
        var spans = new List<Span<DateOverride>>();
        foreach (var (index, exception) in given.Take(ExceptionsMax).Index())
        {
            var field = $"exceptions[{index}]";
            check.That(exception is not null, field, "This is needed.");
            if (exception is not null && check.Exception(exception, field)) spans.AddRange(Spans(exception, index));
        }
        return check.Apart(spans, "exceptions");
    }

    private static bool Exception(this Check check, ExceptionBody exception, string field)
    {
        var isNear = exception.Date.Year is >= 2000 and < 2200;
        check.Text(exception.Reason, field + ".reason", ReasonLengthMax)
            .That(isNear, field + ".date", "Between 2000 and 2199.");
        if (exception.Closed)
        {
            var isWhole = exception is { FromMinute: null, ToMinute: null, NextDay: false };
            check.That(isWhole, field, "A closed date has no times.");
            return isNear && isWhole;
        }
        if (exception is not { FromMinute: { } from, ToMinute: { } to })
        {
            check.That(false, field, "Closed, or open from fromMinute to toMinute.");
            return false;
        }
        check.Multiplier(exception.PriceMultiplier, field);
        return check.Period(from, to, exception.NextDay, field) && isNear;
    }

    private static IEnumerable<Span<DateOverride>> Spans(ExceptionBody exception, int index)
    {
        if (exception is not { Closed: false, FromMinute: { } from, ToMinute: { } to })
        {
            yield return new(exception.Date.DayNumber, 0, DayMinutes, index, $"{exception.Date:yyyy-MM-dd} closed",
                new DateOverride(exception.Date, true, null, null, 1, exception.Reason));
            yield break;
        }
        foreach (var day in Days(from, to, exception.NextDay))
        {
            var date = exception.Date.AddDays(day.Later);
            yield return new(date.DayNumber, day.From, day.To, index,
                $"{date:yyyy-MM-dd} {Clock(day.From)}–{Clock(day.To)}",
                new DateOverride(date, false, day.From, day.To, exception.PriceMultiplier, exception.Reason));
        }
    }

    private static bool Period(this Check check, int from, int to, bool nextDay, string field)
    {
        var isWithin = from is >= 0 and < DayMinutes && to is >= 0 and <= DayMinutes;
        check.That(isWithin, field, $"Minutes of the day: fromMinute 0 to {DayMinutes - 1}, toMinute to {DayMinutes}.");
        var isForward = nextDay ? to <= from : from < to;
        check.That(isForward, field, nextDay
            ? "With nextDay, toMinute is at most fromMinute: a window is no longer than a day."
            : "fromMinute must lie before toMinute. For a window over midnight say nextDay: true.");
        return isWithin && isForward;
    }

    private static Check Multiplier(this Check check, decimal multiplier, string field) => check.That(
        multiplier is > 0 and <= MultiplierMax && decimal.Round(multiplier, 3) == multiplier,
        field + ".priceMultiplier", $"Above 0, at most {MultiplierMax}, with at most three decimals.");

    private static IEnumerable<(int Later, int From, int To)> Days(int from, int to, bool nextDay)
    {
        yield return (0, from, nextDay ? DayMinutes : to);
        if (nextDay && to > 0) yield return (1, 0, to);
    }

    // In order of day and time a period overlaps an earlier one only if it begins before the latest end so far.
    private static List<T> Apart<T>(this Check check, List<Span<T>> spans, string field)
    {
        spans.Sort((a, b) => (a.Day, a.From, a.To).CompareTo((b.Day, b.From, b.To)));
        Span<T>? last = null;
        foreach (var span in spans)
        {
            check.That(last is null || last.Day != span.Day || last.To <= span.From, $"{field}[{span.Index}]",
                $"{span.Name} overlaps {last?.Name} of {field}[{last?.Index}].");
            if (last is null || last.Day != span.Day || last.To < span.To) last = span;
        }
        return spans.ConvertAll(s => s.Stored);
    }

    private static string Clock(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    private sealed record Span<T>(int Day, int From, int To, int Index, string Name, T Stored);
}
