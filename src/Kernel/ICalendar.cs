using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.TimeZones;

namespace Holdfast.Kernel;

/// <summary>One appointment as calendars take it. The same <see cref="Uid"/> with a higher sequence replaces it there.</summary>
/// <param name="Uid">Globally unique and for ever the same, such as <c>id@host</c>.</param>
/// <param name="Sequence">Rises with each change of time or state.</param>
/// <param name="Stamp">When this version of it came about.</param>
/// <param name="TimeZone">IANA; the appointment is shown in it.</param>
public sealed record CalendarEvent(
    string Uid, int Sequence, DateTimeOffset Stamp, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string TimeZone,
    string Summary)
{
    public string? Location { get; init; }

    public string? Description { get; init; }

    public Uri? Url { get; init; }

    /// <summary>Written as METHOD:CANCEL, so that calendars take it away again.</summary>
    public bool Cancelled { get; init; }

    public CalendarOrganizer? Organizer { get; init; }
}

public sealed record CalendarOrganizer(string Name, string Email);

/// <summary>
/// Writes RFC 5545. The zone's rules come along as VTIMEZONE, made from the same tz database by which slots are cut, so that
/// a calendar with older rules still shows the agreed hour.
/// </summary>
public static class ICalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";
    private const int LineOctetsMax = 75;
    private const string LocalFormat = "yyyyMMdd'T'HHmmss";

    public static string Write(CalendarEvent appointment)
    {
        var zone = DateTimeZoneProviders.Tzdb[appointment.TimeZone];
        var start = NodaTime.Instant.FromDateTimeOffset(appointment.StartsAt).InZone(zone);
        var end = NodaTime.Instant.FromDateTimeOffset(appointment.EndsAt).InZone(zone);
        var inZone = CanBeSaidLocally(start) && CanBeSaidLocally(end);
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Holdfast//Bookings//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, appointment.Cancelled ? "METHOD:CANCEL" : "METHOD:PUBLISH");
        WriteZone(text, zone, start, end);
        Line(text, "BEGIN:VEVENT");
        Line(text, "UID:" + Escape(appointment.Uid));
        Line(text, "SEQUENCE:" + appointment.Sequence.ToString(CultureInfo.InvariantCulture));
        Line(text, "DTSTAMP:" + Utc(appointment.Stamp));
        Line(text, inZone ? Local("DTSTART", start) : "DTSTART:" + Utc(appointment.StartsAt));
        Line(text, inZone ? Local("DTEND", end) : "DTEND:" + Utc(appointment.EndsAt));
        Line(text, "SUMMARY:" + Escape(appointment.Summary));
        if (appointment.Location is { Length: > 0 } location) Line(text, "LOCATION:" + Escape(location));
        if (appointment.Description is { Length: > 0 } description) Line(text, "DESCRIPTION:" + Escape(description));
        if (appointment.Url is { } url) Line(text, "URL:" + url.AbsoluteUri);
        if (appointment.Organizer is { } organizer)
            Line(text, $"ORGANIZER;CN=\"{ParameterText(organizer.Name)}\":mailto:{Uri.EscapeDataString(organizer.Email)
                .Replace("%40", "@", StringComparison.Ordinal)}");
        Line(text, appointment.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line(text, "END:VEVENT");
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    // A wall time that comes twice means the first pass (RFC 5545, 3.3.5); the second can only be said in UTC.
    private static bool CanBeSaidLocally(ZonedDateTime time) => time.Zone.MapLocal(time.LocalDateTime).First() == time;

    // Each period of one offset that touches the appointment's years, by its own date: no rule to expand, none to get wrong.
    private static void WriteZone(StringBuilder text, DateTimeZone zone, ZonedDateTime start, ZonedDateTime end)
    {
        var from = new LocalDate(start.Year, 1, 1).AtStartOfDayInZone(zone).ToInstant();
        var to = new LocalDate(end.Year + 1, 1, 1).AtStartOfDayInZone(zone).ToInstant();
        Line(text, "BEGIN:VTIMEZONE");
        Line(text, "TZID:" + zone.Id);
        foreach (var period in zone.GetZoneIntervals(from, to)) WritePeriod(text, zone, period);
        Line(text, "END:VTIMEZONE");
    }

    private static void WritePeriod(StringBuilder text, DateTimeZone zone, ZoneInterval period)
    {
        var before = period.HasStart
            ? zone.GetZoneInterval(period.Start - Duration.Epsilon).WallOffset
            : period.WallOffset;
        var begins = period.HasStart ? period.Start.WithOffset(before).LocalDateTime : new LocalDateTime(1970, 1, 1, 0, 0);
        var kind = period.Savings > Offset.Zero ? "DAYLIGHT" : "STANDARD";
        Line(text, "BEGIN:" + kind);
        Line(text, "DTSTART:" + begins.ToString(LocalFormat, CultureInfo.InvariantCulture));
        Line(text, "TZOFFSETFROM:" + Written(before));
        Line(text, "TZOFFSETTO:" + Written(period.WallOffset));
        Line(text, "TZNAME:" + Escape(period.Name));
        Line(text, "END:" + kind);
    }

    private static string Local(string property, ZonedDateTime time) =>
        $"{property};TZID={time.Zone.Id}:{time.LocalDateTime.ToString(LocalFormat, CultureInfo.InvariantCulture)}";

    private static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Written(Offset offset)
    {
        var seconds = Math.Abs(offset.Seconds);
        var rest = seconds % 60 == 0 ? "" : $"{seconds % 60:00}";
        return $"{(offset.Seconds < 0 ? '-' : '+')}{seconds / 3600:00}{seconds / 60 % 60:00}{rest}";
    }

    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length + 8);
        foreach (var c in value.ReplaceLineEndings("\n"))
        {
            if (c is '\\' or ';' or ',') escaped.Append('\\').Append(c);
            else if (c == '\n') escaped.Append("\\n");
            else if (c == '\t' || !char.IsControl(c)) escaped.Append(c);
        }
        return escaped.ToString();
    }

    // RFC 6868 has an escape for quotes in parameters, which old calendars show as it stands.
    private static string ParameterText(string value) =>
        string.Concat(value.Where(c => !char.IsControl(c)).Select(c => c == '"' ? '\'' : c));

    // At most 75 octets a line; what follows begins with a blank that counts too. Characters are never cut in two.
    private static void Line(StringBuilder text, string content)
    {
        var octets = 0;
        foreach (var rune in content.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctetsMax)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
