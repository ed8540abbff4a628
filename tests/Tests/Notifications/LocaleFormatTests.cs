using Holdfast.Kernel;
using Holdfast.Notifications.Mail;

namespace Holdfast.Tests.Notifications;

public sealed class LocaleFormatTests
{
    [Theory]
    [InlineData(2_730, "EUR", "€27.30", "27,30_€", "27,30_€")]
    [InlineData(5, "EUR", "€0.05", "0,05_€", "0,05_€")]
    [InlineData(123_456, "USD", "$1,234.56", "1234,56_$", "1.234,56_$")]
    [InlineData(1_234_567_890, "GBP", "£12,345,678.90", "12.345.678,90_£", "12.345.678,90_£")]
    [InlineData(1_234, "JPY", "¥1,234", "1234_¥", "1.234_¥")]
    [InlineData(1_500, "KWD", "KWD_1.500", "1,500_KWD", "1,500_KWD")]
    [InlineData(-50, "EUR", "€−0.50", "−0,50_€", "−0,50_€")]
    public void Amounts_are_written_as_each_language_does(long amount, string currency, string en, string es, string de)
    {
        var money = new Money(amount, currency);

        Assert.Equal([en, es, de], new[] { LocaleFormat.English, LocaleFormat.Spanish, LocaleFormat.German }
            .Select(format => format.Amount(money).Replace('\u00a0', '_')));
    }

    [Theory]
    [InlineData("en-GB", "Sunday 1 March 2026, 09:05 to 10:00")]
    [InlineData("es_ES", "domingo, 1 de marzo de 2026, de 09:05 a 10:00")]
    [InlineData("DE", "Sonntag, 1. März 2026, 09:05 bis 10:00 Uhr")]
    [InlineData("xx", "Sunday 1 March 2026, 09:05 to 10:00")]
    [InlineData(null, "Sunday 1 March 2026, 09:05 to 10:00")]
    public void Dates_are_written_as_the_reader_does_in_the_venues_time(string? locale, string expected)
    {
        var format = Words.Of(locale).Format;
        var period = LocalPeriod.Of(
            new(2026, 3, 1, 8, 5, 0, TimeSpan.Zero), new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), "Europe/Madrid");

        Assert.Equal(expected, $"{format.Date(period.Start.Date)}, {format.Times(period)}");
    }

    [Fact]
    public void The_end_bears_its_date_only_where_it_is_another_day()
    {
        var start = new DateTimeOffset(2026, 12, 31, 22, 0, 0, TimeSpan.Zero);

        Assert.Equal("23:00 to 00:00", English(start, 1));
        Assert.Equal("23:00 to 01:00, Friday 1 January 2027", English(start, 2));

        static string English(DateTimeOffset start, int hours) =>
            LocaleFormat.English.Times(LocalPeriod.Of(start, start.AddHours(hours), "Europe/Madrid"));
    }

    [Theory]
    [InlineData("America/Argentina/Buenos_Aires", "Buenos Aires", "UTC-3")]
    [InlineData("Asia/Kathmandu", "Kathmandu", "UTC+5:45")]
    [InlineData("Etc/UTC", "UTC", "UTC")]
    public void Zones_are_called_by_their_city(string zone, string city, string offset)
    {
        var period = LocalPeriod.Of(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(51), zone);

        Assert.Equal((city, offset), (period.City, period.UtcOffset));
    }
}
