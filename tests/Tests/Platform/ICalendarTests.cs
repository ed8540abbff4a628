using System.Globalization;
using System.Text;
using Holdfast.Kernel;

namespace Holdfast.Tests;

public sealed class ICalendarTests
{
    private static readonly DateTimeOffset Noon = At("2026-12-01T11:00:00Z");

    [Fact]
    public void Folds_at_75_octets_and_cuts_no_character()
    {
        var summary = string.Concat(Enumerable.Repeat("Pádel 🎾, ", 20));
        var text = ICalendar.Write(Appointment("Europe/Madrid", Noon) with { Summary = summary });

        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Equal(summary, Entry.Parse(text)["SUMMARY"]);
    }

    [Fact]
    public void Escapes_what_has_a_meaning_and_drops_what_has_none()
    {
        var text = ICalendar.Write(Appointment("Europe/Madrid", Noon) with
        {
            Location = "C/ Mayor 1; 28013, Madrid",
            Description = "one\r\ntwo \\ three\u0007\nUID:forged",
        });

        Assert.Contains("\r\nLOCATION:C/ Mayor 1\\; 28013\\, Madrid\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nDESCRIPTION:one\\ntwo \\\\ three\\nUID:forged\r\n", text, StringComparison.Ordinal);
        Assert.Equal("one\ntwo \\ three\nUID:forged", Entry.Parse(text)["DESCRIPTION"]);
    }

    [Fact]
    public void A_cancelled_one_takes_itself_back()
    {
        var text = ICalendar.Write(Appointment("Europe/Madrid", Noon) with { Sequence = 4, Cancelled = true });

        Assert.Contains("\r\nMETHOD:CANCEL\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nSTATUS:CANCELLED\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nSEQUENCE:4\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nUID:one@holdfast.test\r\n", text, StringComparison.Ordinal);
    }

    // An hour before, at and after each of the two changes, by the clocks of three laws.
    [Theory]
    [InlineData("Europe/Madrid", "2027-03-28T01:00:00Z", "2026-10-25T01:00:00Z")]
    [InlineData("Europe/London", "2027-03-28T01:00:00Z", "2026-10-25T01:00:00Z")]
    [InlineData("America/New_York", "2027-03-14T07:00:00Z", "2026-11-01T06:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-03T15:30:00Z", "2027-04-03T15:00:00Z")]
    public void A_reader_that_knows_only_the_file_finds_the_same_instants_around_clock_changes(
        string zone, string spring, string autumn)
    {
        foreach (var change in new[] { At(spring), At(autumn) })
        {
            for (var quarter = -12; quarter <= 12; quarter++)
            {
                var start = change.AddMinutes(15 * quarter);
                var entry = Entry.Parse(ICalendar.Write(Appointment(zone, start)));
                Assert.Equal((start, start.AddHours(1)), (entry.Instant("DTSTART"), entry.Instant("DTEND")));
            }
        }
    }

    [Theory]
    [InlineData("Europe/Madrid", "2026-12-31T22:30:00Z")] // Ends in the next year.
    [InlineData("UTC", "2026-06-01T10:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-06-01T10:00:00Z")]
    public void Zones_without_changes_and_years_that_end_are_read_back(string zone, string start)
    {
        var entry = Entry.Parse(ICalendar.Write(Appointment(zone, At(start))));

        Assert.Equal((At(start), At(start).AddHours(1)), (entry.Instant("DTSTART"), entry.Instant("DTEND")));
    }

    [Fact]
    public void The_second_pass_of_an_hour_that_comes_twice_is_said_in_utc()
    {
        var first = ICalendar.Write(Appointment("Europe/Madrid", At("2026-10-24T23:30:00Z")));
        var second = ICalendar.Write(Appointment("Europe/Madrid", At("2026-10-25T01:30:00Z")));

        Assert.Contains("DTSTART;TZID=Europe/Madrid:20261025T013000", first, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20261025T013000Z", second, StringComparison.Ordinal);
    }

    private static CalendarEvent Appointment(string zone, DateTimeOffset start) =>
        new("one@holdfast.test", 1, Noon, start, start.AddHours(1), zone, "Court 1");

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    /// <summary>Reads as RFC 5545 says, with no tz database: unfolds, then applies the file's own observances.</summary>
    private sealed class Entry
    {
        private readonly Dictionary<string, string> _values = [];
        private readonly List<(DateTime From, TimeSpan After)> _observances = [];

        public string this[string name] => _values.Single(v => v.Key.Split(';')[0] == name).Value
            .Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\,", ",", StringComparison.Ordinal)
            .Replace("\\;", ";", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

        public static Entry Parse(string text)
        {
            var entry = new Entry();
            var observance = new Dictionary<string, string>();
            var within = "";
            foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
            {
                var (name, value) = (line[..line.IndexOf(':')], line[(line.IndexOf(':') + 1)..]);
                if (name == "BEGIN") within = value;
                else if (name == "END" && value is "STANDARD" or "DAYLIGHT")
                    entry._observances.Add((Local(observance["DTSTART"]), Offset(observance["TZOFFSETTO"])));
                else if (within is "STANDARD" or "DAYLIGHT") observance[name] = value;
                else if (within == "VEVENT") entry._values[name] = value;
            }
            return entry;
        }

        public DateTimeOffset Instant(string name)
        {
            var value = this[name];
            if (value.EndsWith('Z')) return new DateTimeOffset(Local(value[..^1]), TimeSpan.Zero);
            // An onset is said by the clock before it (3.6.5), so until then an hour that comes twice means its first pass.
            var offset = _observances.Where(o => o.From <= Local(value)).MaxBy(o => o.From).After;
            return new DateTimeOffset(Local(value), offset);
        }

        private static DateTime Local(string text) =>
            DateTime.ParseExact(text, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

        private static TimeSpan Offset(string text) =>
            new TimeSpan(int.Parse(text[1..3], CultureInfo.InvariantCulture), int.Parse(text[3..5], CultureInfo.InvariantCulture), 0)
            * (text[0] == '-' ? -1 : 1);
    }
}
