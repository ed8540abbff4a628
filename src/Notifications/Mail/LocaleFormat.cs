using System.Globalization;
using Holdfast.Kernel;
using NodaTime;

namespace Holdfast.Notifications.Mail;

/// <summary>
/// Amounts and dates as three languages write them (CLDR's long formats, by hand: the product runs without culture data).
/// </summary>
internal sealed record LocaleFormat(
    string Decimal, string Group, int GroupFrom, bool SymbolFirst, string[] Weekdays, string[] Months,
    Func<string, int, string, int, string> Day, Func<string, string, string> Span)
{
    private const string NoBreak = "\u00a0";

    public static readonly LocaleFormat English = new(
        ".", ",", 1_000, SymbolFirst: true,
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        (weekday, day, month, year) => $"{weekday} {day} {month} {year}",
        (from, to) => $"{from} to {to}");

    public static readonly LocaleFormat Spanish = new(
        ",", ".", 10_000, SymbolFirst: false,
        ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        (weekday, day, month, year) => $"{weekday}, {day} de {month} de {year}",
        (from, to) => $"de {from} a {to}");

    public static readonly LocaleFormat German = new(
        ",", ".", 1_000, SymbolFirst: false,
        ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        (weekday, day, month, year) => $"{weekday}, {day}. {month} {year}",
        (from, to) => $"{from} bis {to} Uhr");

    public string Amount(Money money)
    {
        var digits = Money.MinorDigits(money.Currency);
        var unit = (long)Math.Pow(10, digits);
        var number = Grouped(Math.Abs(money.Amount) / unit);
        if (digits > 0)
            number += Decimal + (Math.Abs(money.Amount) % unit).ToString("D" + digits, CultureInfo.InvariantCulture);
        if (money.Amount < 0) number = "−" + number;
        var symbol = money.Currency switch { "EUR" => "€", "GBP" => "£", "USD" => "$", "JPY" => "¥", var code => code };
        if (!SymbolFirst) return number + NoBreak + symbol;
        return symbol.Length == 1 ? symbol + number : symbol + NoBreak + number;
    }

    public string Date(LocalDate date) =>
        Day(Weekdays[(int)date.DayOfWeek - 1], date.Day, Months[date.Month - 1], date.Year);

    public static string Time(LocalDateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>18:00 to 19:00; with the date of the end where that is another day.</summary>
    public string Times(LocalPeriod period) => period.IsWithinOneDay
        ? Span(Time(period.Start), Time(period.End))
        : Span(Time(period.Start), $"{Time(period.End)}, {Date(period.End.Date)}");

    private string Grouped(long number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        if (number < GroupFrom) return text;
        for (var at = text.Length - 3; at > 0; at -= 3) text = text.Insert(at, Group);
        return text;
    }
}
