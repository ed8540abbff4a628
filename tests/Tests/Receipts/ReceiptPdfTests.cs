using Holdfast.Kernel;
using Holdfast.Receipts;

namespace Holdfast.Tests.Receipts;

public sealed class ReceiptPdfTests
{
    private static ReceiptContent Content => new(
        "DEMO-2026-000042", "Holdfast Demo", "Club de Pádel Łódź", "Paseo de Uruguay s/n, 28009 Madrid", "Pádel 60 min",
        "Court 3", 1, new(2026, 12, 1, 17, 0, 0, TimeSpan.Zero), new(2026, 12, 1, 18, 0, 0, TimeSpan.Zero), "Europe/Madrid",
        "K7QM2X9P", new Money(2_730, "EUR"), 2_100, new(2026, 11, 21, 23, 30, 0, TimeSpan.Zero), "Visa •••• 4242",
        new Uri("https://book.example.test/bookings/1"));

    [Fact]
    public void Says_who_sold_what_when_and_for_how_much()
    {
        var lines = new PdfText(ReceiptPdf.Write(Content)).Lines();

        Assert.Equal(
        [
            "Receipt", "DEMO-2026-000042", "Club de Pádel Łódź", "Paseo de Uruguay s/n, 28009 Madrid",
            "Date of payment", "22 November 2026", "Paid with", "Visa •••• 4242", "Confirmation code", "K7QM2X9P",
            "What", "Amount", "27.30 EUR", "Pádel 60 min", "Court 3", "Tuesday 1 December 2026, 18:00 to 19:00",
            "Madrid time (UTC+1)", "Net", "22.56 EUR", "Tax 21 %", "4.74 EUR", "Total paid", "27.30 EUR", "Your booking",
            "Scan the code, or look up K7QM2X9P with your e-mail address:", "https://book.example.test/bookings/1",
            "Sold by Club de Pádel Łódź through Holdfast Demo. The price contains the tax shown.",
        ], lines);
    }

    [Fact]
    public void Equal_contents_are_equal_bytes_and_others_are_not()
    {
        Assert.Equal(ReceiptPdf.Write(Content), ReceiptPdf.Write(Content));
        Assert.NotEqual(ReceiptPdf.Write(Content), ReceiptPdf.Write(Content with { ConfirmationCode = "K7QM2X9R" }));
    }

    [Fact]
    public void Embeds_the_two_fonts_with_the_used_glyphs_only()
    {
        var pdf = ReceiptPdf.Write(Content);
        var fonts = new PdfText(pdf).Fonts();

        Assert.Equal(2, fonts.Count);
        Assert.All(fonts, font => Assert.Equal(new byte[] { 0, 1, 0, 0 }, font[..4]));
        Assert.InRange(pdf.Length, 10_000, 80_000);
    }

    [Fact]
    public void Long_names_are_wrapped_and_shortened_within_the_page()
    {
        var lines = new PdfText(ReceiptPdf.Write(Content with
        {
            ProviderName = new string('W', 300),
            ServiceName = string.Join(' ', Enumerable.Repeat("training", 40)),
            Units = 3,
            EndsAt = Content.StartsAt.AddHours(9),
        })).Lines();

        Assert.Equal(2, lines.Count(line => line.StartsWith("WWW", StringComparison.Ordinal)));
        Assert.Equal(2, lines.Count(line => line.StartsWith("training", StringComparison.Ordinal)));
        Assert.Contains("3 × Court 3", lines);
        Assert.Contains(lines, line => line.StartsWith("Tuesday 1 December 2026, 18:00 to Wednesday", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2_730, 2_100, 474, 2_256)] // 473.80…: up
    [InlineData(1_000, 0, 0, 1_000)]
    [InlineData(121, 2_100, 21, 100)]
    [InlineData(3, 10_000, 2, 1)] // 1.5: half up
    [InlineData(1, 2_100, 0, 1)]
    public void Tax_is_contained_in_the_amount_and_rounded_once(long paid, int rate, long tax, long net)
    {
        var content = Content with { Paid = new Money(paid, "EUR"), TaxBasisPoints = rate };

        Assert.Equal((tax, net), (content.Tax.Amount, content.Net.Amount));
    }
}
