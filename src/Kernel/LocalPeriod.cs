using NodaTime;

namespace Holdfast.Kernel;

/// <summary>A period on the wall clock of its place, as people are told of it: on paper, in mails.</summary>
public sealed record LocalPeriod(LocalDateTime Start, LocalDateTime End, Offset Offset, string Zone)
{
    /// <param name="zone">IANA.</param>
    public static LocalPeriod Of(DateTimeOffset startsAt, DateTimeOffset endsAt, string zone)
    {
        var rules = DateTimeZoneProviders.Tzdb[zone];
        var start = NodaTime.Instant.FromDateTimeOffset(startsAt).InZone(rules);
        var end = NodaTime.Instant.FromDateTimeOffset(endsAt).InZone(rules);
        return new LocalPeriod(start.LocalDateTime, end.LocalDateTime, start.Offset, zone);
    }

    /// <summary>The end's date need not be said. Midnight belongs to the day it ends.</summary>
    public bool IsWithinOneDay => End.Date == Start.Date || End == Start.Date.PlusDays(1).AtMidnight();

    /// <summary>By which people call the zone: Madrid, New York; the zone itself where it is named after no place.</summary>
    public string City => Zone.StartsWith("Etc/", StringComparison.Ordinal)
        ? Zone[4..]
        : Zone[(Zone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    /// <summary>UTC+1, UTC-3:30, UTC.</summary>
    public string UtcOffset
    {
        get
        {
            var minutes = Math.Abs(Offset.Seconds) / 60;
            if (minutes == 0) return "UTC";
            var rest = minutes % 60 == 0 ? "" : $":{minutes % 60:00}";
            return $"UTC{(Offset.Seconds < 0 ? '-' : '+')}{minutes / 60}{rest}";
        }
    }
}
