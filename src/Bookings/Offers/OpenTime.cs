using Holdfast.Contracts;
using NodaTime;
using NodaTime.TimeZones;

namespace Holdfast.Bookings;

/// <summary>
/// When a resource is open, in the wall time of its zone. A moment of wall time is a number of minutes since an epoch, so
/// that windows over midnight join by themselves; instants are mapped piece by piece between the changes of the clock.
/// </summary>
public sealed class OpenTime
{
    private const int LookBackDays = 8;
    private static readonly LocalDate Epoch = new(2000, 1, 1);
    private readonly DateTimeZone _zone;
    private readonly ILookup<int, WeeklyWindow> _weekly;
    private readonly ILookup<LocalDate, DateOverride> _overrides;

    public OpenTime(string timeZone, IEnumerable<WeeklyWindow> windows, IEnumerable<DateOverride> overrides)
    {
        _zone = Zone(timeZone) ?? throw new TimeZoneNotFoundException(timeZone);
        _weekly = windows.OrderBy(w => w.FromMinute).ToLookup(w => w.Weekday);
        _overrides = overrides.ToLookup(o => LocalDate.FromDateOnly(o.Date));
    }

    public DateTimeZone TimeZone => _zone;

    /// <summary>Null for what is no IANA zone.</summary>
    public static DateTimeZone? Zone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);

    /// <summary>A stretch of open wall time with one price; minutes since the epoch.</summary>
    public readonly record struct Window(long From, long To, decimal Multiplier);

    /// <summary>The windows that begin on the days from <paramref name="first"/> to <paramref name="last"/>, by time.</summary>
    public List<Window> Windows(LocalDate first, LocalDate last)
    {
        var windows = new List<Window>();
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            var midnight = Minutes(date.AtMidnight());
            if (_overrides.Contains(date))
                windows.AddRange(_overrides[date].Where(o => !o.Closed).OrderBy(o => o.FromMinute)
                    .Select(o => new Window(midnight + o.FromMinute!.Value, midnight + o.ToMinute!.Value, o.PriceMultiplier)));
            else
                windows.AddRange(_weekly[(int)date.DayOfWeek]
                    .Select(w => new Window(midnight + w.FromMinute, midnight + w.ToMinute, w.PriceMultiplier)));
        }
        return windows;
    }

    /// <summary>Open without a break; slots are cut from <paramref name="From"/> on, whatever the prices within.</summary>
    public readonly record struct Stretch(long From, long To);

    /// <summary>
    /// The stretches that touch the days from <paramref name="first"/> to <paramref name="last"/>. One that began earlier
    /// keeps its own beginning, looked for up to <see cref="LookBackDays"/>; what never closes is cut from the epoch on, so
    /// that the grid is the same whichever days are asked for.
    /// </summary>
    public List<Stretch> Stretches(LocalDate first, LocalDate last)
    {
        var earliest = first;
        while (Period.DaysBetween(earliest, first) < LookBackDays && IsOpenAtMidnight(earliest)) earliest = earliest.PlusDays(-1);
        var stretches = new List<Stretch>();
        foreach (var window in Windows(earliest, last))
        {
            if (stretches.Count > 0 && stretches[^1].To >= window.From)
                stretches[^1] = stretches[^1] with { To = Math.Max(stretches[^1].To, window.To) };
            else stretches.Add(new Stretch(window.From, window.To));
        }
        if (stretches.Count > 0 && IsOpenAtMidnight(earliest)) stretches[0] = stretches[0] with { From = 0 };
        var start = Minutes(first.AtMidnight());
        return [.. stretches.Where(stretch => stretch.To > start)];
    }

    // Open from the day before into this one.
    private bool IsOpenAtMidnight(LocalDate date)
    {
        var midnight = Minutes(date.AtMidnight());
        return Windows(date, date).Any(w => w.From == midnight)
            && Windows(date.PlusDays(-1), date.PlusDays(-1)).Any(w => w.To == midnight);
    }

    /// <summary>
    /// The instants that a clock on the wall shows as this time: none in the gap of a change, two in the overlap, else one.
    /// </summary>
    public IEnumerable<DateTimeOffset> Instants(long minutes)
    {
        var mapping = _zone.MapLocal(Local(minutes));
        if (mapping.Count >= 1) yield return mapping.First().ToDateTimeOffset().ToUniversalTime();
        if (mapping.Count == 2) yield return mapping.Last().ToDateTimeOffset().ToUniversalTime();
    }

    /// <summary>A period as stretches of wall time: one, or two where the clock changes within it.</summary>
    public IEnumerable<(long From, long To)> Pieces(DateTimeOffset start, DateTimeOffset end)
    {
        var from = NodaTime.Instant.FromDateTimeOffset(start);
        var to = NodaTime.Instant.FromDateTimeOffset(end);
        while (from < to)
        {
            ZoneInterval interval = _zone.GetZoneInterval(from);
            var until = interval.HasEnd && interval.End < to ? interval.End : to;
            var local = Minutes(from.WithOffset(interval.WallOffset).LocalDateTime);
            yield return (local, local + (long)(until - from).TotalMinutes);
            from = until;
        }
    }

    public LocalDate DateOf(DateTimeOffset instant) =>
        NodaTime.Instant.FromDateTimeOffset(instant).InZone(_zone).Date;

    /// <summary>Whether it is open from the start to the end without a break.</summary>
    public bool IsOpen(DateTimeOffset start, DateTimeOffset end)
    {
        var windows = Windows(DateOf(start), DateOf(end.AddTicks(-1)));
        return Pieces(start, end).All(piece =>
            windows.Sum(w => Math.Max(0, Math.Min(piece.To, w.To) - Math.Max(piece.From, w.From))) >= piece.To - piece.From);
    }

    /// <summary>Whether a local date is closed by an override.</summary>
    public bool IsClosed(LocalDate date) => _overrides[date].Any(o => o.Closed);

    /// <summary>What a date says that differs from its weekday, if it does.</summary>
    public Reason? Override(LocalDate date) => _overrides[date].FirstOrDefault() is { } found
        ? new("exception", (found.Closed ? "Closed" : "Other hours") + $" on {date:uuuu-MM-dd}"
            + (found.Reason is null ? "." : $": {found.Reason}"))
        : null;

    private static LocalDateTime Local(long minutes) => Epoch.AtMidnight().PlusMinutes(minutes);

    public static long Minutes(LocalDateTime local) => Period.Between(Epoch.AtMidnight(), local, PeriodUnits.Minutes).Minutes;
}
