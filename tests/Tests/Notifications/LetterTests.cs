using System.Text.RegularExpressions;
using Holdfast.Kernel;
using Holdfast.Notifications;
using Holdfast.Notifications.Mail;
using Microsoft.Extensions.Configuration;

namespace Holdfast.Tests.Notifications;

/// <summary>
/// Every letter in every language. With HOLDFAST_MAILS set to a folder each is also written there, to be looked at.
/// </summary>
public sealed partial class LetterTests
{
    private static readonly string[] Languages = ["en", "es", "de"];

    private static readonly Letters Letters = new(
        new Settings(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SECRET_KEY"] = Secret,
            ["PUBLIC_URL"] = "https://book.example.org",
        }).Build()),
        new GuestTokens(new Keys(Secret)));

    private const string Secret = "a secret that is long enough for tests";

    private static readonly LetterFacts Facts = new(
        Guid.Empty, Guid.Parse("018f0000-0000-7000-8000-000000000001"), MessageKinds.Confirmation, new MessageDetails(2), "en",
        "Ana", "K7QM2X9P", "Padel court 2", "One hour", "Club Deportivo Retiro", "Calle de Alfonso XII 40, 28014 Madrid",
        "Europe/Madrid", new(2026, 12, 1, 17, 0, 0, TimeSpan.Zero), new(2026, 12, 1, 18, 0, 0, TimeSpan.Zero), 1, 0,
        AtVenue: false, new Money(2_730, "EUR"), new Money(2_730, "EUR"), WasConfirmed: true, Ended: false);

    private static IEnumerable<(string Name, LetterFacts Facts)> Cases()
    {
        yield return ("confirmation", Facts);
        yield return ("at-venue", Facts with { Paid = null });
        yield return ("payment-failed", Facts with { Kind = MessageKinds.PaymentFailed, Paid = null, WasConfirmed = false });
        yield return ("payment-rejected", Facts with { Kind = MessageKinds.PaymentRejected, WasConfirmed = false });
        yield return ("cancelled-by-you", Cancelled("customer", 50));
        yield return ("cancelled-too-late", Cancelled("customer", 0));
        yield return ("cancelled-by-club", Cancelled("provider", 100));
        yield return ("cancelled-with-reason", Cancelled("provider", 100) with { Reason = "<b>Rain</b>\nthe court is under water" });
        yield return ("cancelled-unpaid", Cancelled("system", 100) with { Paid = null, WasConfirmed = false });
        yield return ("asked", Asked);
        yield return ("asked-at-venue", Asked with { AtVenue = true });
        yield return ("declined", Refused(MessageKinds.Declined, "provider") with { Reason = "We are closed that day." });
        yield return ("declined-at-venue", Refused(MessageKinds.Declined, "provider") with { AtVenue = true });
        yield return ("not-answered", Refused(MessageKinds.NotAnswered, "system"));
        yield return ("refunded", Facts with
        {
            Kind = MessageKinds.Refunded,
            Details = new MessageDetails(3) { Refund = new Money(1_000, "EUR") },
        });
        yield return ("changed", Changed("customer"));
        yield return ("changed-by-club", Changed("provider"));
        yield return ("transferred", Facts with { Kind = MessageKinds.Transferred });
        yield return ("passed-on", Facts with { Kind = MessageKinds.PassedOn, FirstName = null });
        yield return ("time-proposed", Facts with
        {
            Kind = MessageKinds.TimeProposed,
            Details = new MessageDetails(3)
            {
                Proposed = new("Padel court 3", Facts.StartsAt.AddDays(1), new Money(2_000, "EUR"), Facts.StartsAt.AddHours(-2)),
            },
        });
        yield return ("booking-link", Facts with { Kind = MessageKinds.BookingLink });
        yield return ("draft-link", Facts with { Kind = MessageKinds.DraftLink, ConfirmationCode = "", Paid = null, WasConfirmed = false });
    }

    private static LetterFacts Asked => Facts with
    {
        Kind = MessageKinds.ApprovalAsked,
        Details = new MessageDetails(1) { DecideBy = new(2026, 11, 21, 17, 4, 0, TimeSpan.Zero) },
        Paid = null,
        WasConfirmed = false,
    };

    private static LetterFacts Refused(string kind, string by) => Cancelled(by, 100) with
    {
        Kind = kind,
        Paid = null,
        WasConfirmed = false,
        Ended = true,
    };

    private static LetterFacts Changed(string by) => Facts with
    {
        Kind = MessageKinds.Changed,
        Details = new MessageDetails(3) { By = by, OldStart = Facts.StartsAt.AddDays(-1), Refund = new Money(500, "EUR") },
    };

    private static LetterFacts Cancelled(string by, int percent) => Facts with
    {
        Kind = MessageKinds.Cancelled,
        Details = new MessageDetails(3) { By = by, RefundPercent = percent },
    };

    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var (name, _) in Cases())
            foreach (var language in Languages) all.Add(name, language);
        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Says_the_same_in_html_and_in_plain_text(string name, string language)
    {
        var letter = Written(name, language);
        var (html, text) = (LetterHtml.Write(letter), LetterText.Write(letter));
        if (Environment.GetEnvironmentVariable("HOLDFAST_MAILS") is { Length: > 0 } folder)
            await File.WriteAllTextAsync(Path.Combine(folder, $"{name}-{language}.html"), html);

        Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        var seen = System.Net.WebUtility.HtmlDecode(Tags().Replace(html, "\n"));
        string[] said =
        [
            letter.Heading, .. letter.Paragraphs, letter.Ticket.Day, letter.Ticket.Hours, letter.Ticket.What, letter.Ticket.Address,
            .. letter.Money.SelectMany(m => new[] { m.Label, m.Value, m.More ?? m.Value }), letter.Footer,
        ];
        Assert.All(said, part => Assert.Contains(part, seen, StringComparison.Ordinal));
        Assert.All(said, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Contains(letter.Button!.Link.AbsoluteUri, text, StringComparison.Ordinal);
        Assert.Single(Links().Matches(html)); // One thing to press.
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Loads_nothing_and_runs_nothing(string name, string language)
    {
        var html = LetterHtml.Write(Written(name, language));

        foreach (var forbidden in new[] { "<img", "<script", "<link", "url(", "@import", "<iframe", "<form", " on" + "load" })
            Assert.DoesNotContain(forbidden, html, StringComparison.OrdinalIgnoreCase);
        Assert.True(html.Length < 60_000, "Readers cut long mails off.");
    }

    [Fact]
    public void No_language_borrows_a_sentence_from_another()
    {
        foreach (var (name, _) in Cases())
        {
            var letters = Languages.Select(language => Written(name, language)).ToList();
            foreach (var part in new Func<Letter, string>[]
            {
                l => l.Subject, l => l.Heading, l => l.Paragraphs[^1], l => l.Button!.Label, l => l.Footer, l => l.Ticket.Day, l => l.Ticket.Zone,
            })
                Assert.Equal(Languages.Length, letters.Select(part).Distinct().Count());
        }
    }

    [Theory]
    [InlineData("cancelled-by-you", "en", "Taken €27.30|Goes back €13.65|Kept by the venue €13.65")]
    [InlineData("cancelled-by-you", "es", "Cobrado 27,30_€|Se devuelve 13,65_€|Se queda el centro 13,65_€")]
    [InlineData("cancelled-by-club", "de", "Abgebucht 27,30_€|Geht zurück 27,30_€")]
    [InlineData("cancelled-too-late", "en", "Taken €27.30|Goes back Nothing")]
    [InlineData("cancelled-unpaid", "es", "Cobrado Nada")]
    [InlineData("payment-failed", "de", "Abgebucht Nichts|Preis 27,30_€")]
    [InlineData("payment-rejected", "en", "Goes back €27.30")]
    [InlineData("at-venue", "es", "A pagar en el lugar 27,30_€")]
    [InlineData("asked", "en", "Reserved on your card €27.30")]
    [InlineData("asked-at-venue", "de", "Vor Ort zu zahlen 27,30_€")]
    [InlineData("declined", "es", "Cobrado Nada")]
    [InlineData("changed", "de", "Preis 27,30_€|Geht zurück 5,00_€")]
    [InlineData("time-proposed", "es", "Precio 20,00_€")]
    [InlineData("booking-link", "en", "")]
    public void The_money_is_said_in_words(string name, string language, string expected) => Assert.Equal(
        expected, string.Join('|', Written(name, language).Money.Select(m => $"{m.Label} {m.Value}".Replace('\u00a0', '_'))));

    [Theory]
    [InlineData("declined", "what your bank reserved is let go")]
    [InlineData("declined-at-venue", null)]
    public void Nothing_is_let_go_where_nothing_was_reserved(string name, string? more) =>
        Assert.Equal(more, Written(name, "en").Money[0].More);

    [Fact]
    public void A_request_is_answered_by_the_clock_of_the_place_and_a_no_says_why()
    {
        Assert.Contains("Club Deportivo Retiro has until 18:04 to answer.", Written("asked", "en").Paragraphs[^1]);
        Assert.Equal("The reason given: “We are closed that day.”", Written("declined", "en").Paragraphs[^1]);
    }

    [Fact]
    public void The_club_is_named_when_it_cancelled() => Assert.Contains(
        "Club Deportivo Retiro cancelled this booking.", Written("cancelled-by-club", "en").Paragraphs);

    [Fact]
    public void Who_passed_a_booking_on_gets_no_link_to_it()
    {
        Assert.DoesNotContain("token=", LetterText.Write(Written("passed-on", "en")), StringComparison.Ordinal);
        Assert.Contains("#token=", LetterText.Write(Written("transferred", "en")), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_text_whatever_is_in_them_and_subjects_are_one_line()
    {
        var facts = Facts with { FirstName = "<b onclick=x>", ResourceName = "Court\r\nBcc: all@example.org", ProviderName = "\"><script>" };

        var letter = Letters.Write(facts, withReceipt: true);

        Assert.DoesNotContain("<b onclick", LetterHtml.Write(letter), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", LetterHtml.Write(letter), StringComparison.Ordinal);
        Assert.DoesNotContain(letter.Subject, char.IsControl);
    }

    [Theory]
    [InlineData("confirmation", "Yours")]
    [InlineData("payment-failed", "Open")]
    [InlineData("cancelled-by-club", "Gone")]
    [InlineData("changed", "Yours")]
    [InlineData("transferred", "Yours")]
    [InlineData("passed-on", "Gone")]
    [InlineData("draft-link", "Open")]
    public void Only_a_time_that_the_reader_has_bears_the_highlighter(string name, string state)
    {
        var letter = Written(name, "en");

        Assert.Equal(state, letter.Ticket.State.ToString());
        Assert.Equal(state == "Yours", LetterHtml.Write(letter).Contains("#DDF24F", StringComparison.Ordinal));
    }

    private static Letter Written(string name, string language) =>
        Letters.Write(Cases().Single(c => c.Name == name).Facts with { Locale = language }, withReceipt: name == "confirmation");

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("<a ", RegexOptions.None, 1000)]
    private static partial Regex Links();
}
