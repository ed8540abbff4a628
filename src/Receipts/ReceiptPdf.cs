using System.Globalization;
using Holdfast.Kernel;
using Holdfast.Receipts.Pdf;
using NodaTime;
using QRCoder;

namespace Holdfast.Receipts;

/// <summary>What a receipt looks like. Equal contents give equal bytes.</summary>
internal sealed class ReceiptPdf
{
    private const double Left = 56;
    private const double Right = PdfPage.Width - 56;
    private const double CodeSize = 96;
    private static readonly PdfColour Ink = new(0x0E, 0x1D, 0x29);
    private static readonly PdfColour Quiet = new(0x42, 0x52, 0x61);
    private static readonly PdfColour Line = new(0xD9, 0xE1, 0xE7);
    private static readonly PdfColour Sunken = new(0xE9, 0xEE, 0xF2);
    private static readonly PdfColour Link = new(0x15, 0x52, 0x9B);
    private static readonly Lazy<TrueTypeFont> RegularFile = new(() => Font("DejaVuSans"));
    private static readonly Lazy<TrueTypeFont> BoldFile = new(() => Font("DejaVuSans-Bold"));
    private readonly PdfFont _regular = new(RegularFile.Value, "F0");
    private readonly PdfFont _bold = new(BoldFile.Value, "F1");
    private readonly PdfPage _page = new();
    private readonly ReceiptContent _content;
    private readonly LocalPeriod _period;

    private ReceiptPdf(ReceiptContent content)
    {
        _content = content;
        _period = LocalPeriod.Of(content.StartsAt, content.EndsAt, content.TimeZone);
    }

    public static byte[] Write(ReceiptContent content)
    {
        var receipt = new ReceiptPdf(content);
        var y = receipt.Head();
        y = receipt.Facts(y);
        y = receipt.Item(y);
        y = receipt.Totals(y);
        receipt.Code(y + 44);
        receipt.Foot();
        return PdfDocument.Write(
            receipt._page, [receipt._regular, receipt._bold], $"Receipt {content.Number}", content.ProviderName,
            content.PaidAt);
    }

    private double Head()
    {
        _page.TextRight(Right, 82, "Receipt", _bold, 24, Ink);
        _page.TextRight(Right, 100, _content.Number, _regular, 10.5, Quiet);
        var y = Lines(_content.ProviderName, _bold, 16, 80, 20, width: 310, linesMax: 2, Ink);
        y = Lines(_content.Address, _regular, 10, y - 2, 14, width: 310, linesMax: 3, Quiet);
        y = Math.Max(y, 108) + 12;
        _page.Rule(Left, y, Right - Left, Ink, 1.5);
        return y;
    }

    private double Facts(double y)
    {
        var paidOn = NodaTime.Instant.FromDateTimeOffset(_content.PaidAt).InZone(DateTimeZoneProviders.Tzdb[_content.TimeZone]);
        var width = (Right - Left) / 3;
        Fact(0, "Date of payment", paidOn.Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
        Fact(1, "Paid with", _content.CardLabel is { Length: > 0 } card ? card : "Card");
        Fact(2, "Confirmation code", _content.ConfirmationCode);
        return y + 62;

        void Fact(int column, string label, string value)
        {
            var x = Left + column * width;
            _page.Text(x, y + 26, label, _regular, 8.5, Quiet);
            _page.Text(x, y + 42, _regular.Wrap(value, 10.5, width - 12, 1)[0], _regular, 10.5, Ink);
        }
    }

    private double Item(double y)
    {
        _page.Box(Left, y, Right - Left, 24, Sunken);
        _page.Text(Left + 10, y + 15.5, "What", _bold, 9, Quiet);
        _page.TextRight(Right - 10, y + 15.5, "Amount", _bold, 9, Quiet);
        _page.TextRight(Right - 10, y + 46, _content.Paid.ToString(), _regular, 11, Ink);
        y = Lines(_content.ServiceName, _bold, 11, y + 46, 16, width: 340, linesMax: 2, Ink, indent: 10);
        var what = _content.Units > 1 ? $"{_content.Units} × {_content.ResourceName}" : _content.ResourceName;
        y = Lines(what, _regular, 10, y, 15, width: 340, linesMax: 2, Quiet, indent: 10);
        y = Lines(When(), _regular, 10, y, 15, width: 340, linesMax: 2, Quiet, indent: 10);
        y = Lines($"{_period.City} time ({_period.UtcOffset})", _regular, 10, y, 15, 340, 1, Quiet, indent: 10);
        _page.Rule(Left, y, Right - Left, Line);
        return y;
    }

    private double Totals(double y)
    {
        var rate = (_content.TaxBasisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture);
        if (_content.TaxBasisPoints > 0)
        {
            Amount("Net", _content.Net, y + 22, _regular, 10, Quiet);
            Amount($"Tax {rate} %", _content.Tax, y + 39, _regular, 10, Quiet);
            y += 34;
        }
        _page.Rule(Right - 230, y + 16, 230, Line);
        Amount("Total paid", _content.Paid, y + 38, _bold, 13, Ink);
        return y + 44;

        void Amount(string label, Money money, double baseline, PdfFont font, double size, PdfColour colour)
        {
            _page.Text(Right - 230, baseline, label, font, size, colour);
            _page.TextRight(Right - 10, baseline, money.ToString(), font, size, colour);
        }
    }

    private void Code(double y)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(_content.Link.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        _page.Modules(Left - CodeSize * 4 / code.ModuleMatrix.Count, y, CodeSize, code.ModuleMatrix, Ink);
        var x = Left + CodeSize + 8;
        _page.Text(x, y + 28, "Your booking", _bold, 10.5, Ink);
        _page.Text(x, y + 46, $"Scan the code, or look up {_content.ConfirmationCode} with your e-mail address:", _regular, 9.5, Quiet);
        foreach (var (line, n) in _regular.Wrap(_content.Link.AbsoluteUri, 9.5, Right - x, 2).Select((l, n) => (l, n)))
            _page.Text(x, y + 64 + 14 * n, line, _regular, 9.5, Link);
    }

    private void Foot()
    {
        const double y = PdfPage.Height - 56;
        _page.Rule(Left, y - 16, Right - Left, Line);
        var sold = $"Sold by {_content.ProviderName} through {_content.Issuer}.";
        var tax = _content.TaxBasisPoints > 0 ? " The price contains the tax shown." : "";
        _page.Text(Left, y, _regular.Wrap(sold + tax, 8.5, Right - Left, 1)[0], _regular, 8.5, Quiet);
    }

    private string When()
    {
        var until = _period.IsWithinOneDay ? Time(_period.End) : $"{Date(_period.End.Date)}, {Time(_period.End)}";
        return $"{Date(_period.Start.Date)}, {Time(_period.Start)} to {until}";
    }

    /// <summary>Draws the lines of a text from a baseline on; gives the baseline of what comes next.</summary>
    private double Lines(
        string text, PdfFont font, double size, double baseline, double leading, double width, int linesMax,
        PdfColour colour, double indent = 0)
    {
        foreach (var line in font.Wrap(text, size, width, linesMax))
        {
            _page.Text(Left + indent, baseline, line, font, size, colour);
            baseline += leading;
        }
        return baseline;
    }

    private static string Date(LocalDate date) => date.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Time(LocalDateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static TrueTypeFont Font(string name)
    {
        using var stream = typeof(ReceiptPdf).Assembly.GetManifestResourceStream(name + ".ttf")!;
        var data = new byte[stream.Length];
        stream.ReadExactly(data);
        return new TrueTypeFont(name, data);
    }
}
