using System.Collections;
using System.Text;

namespace Holdfast.Receipts.Pdf;

/// <summary>One page of A4. Measured in points from the upper left corner; text stands on the line that is given.</summary>
internal sealed class PdfPage
{
    public const double Width = 595.28;
    public const double Height = 841.89;
    private readonly StringBuilder _content = new();

    public void Text(double x, double baseline, string text, PdfFont font, double size, PdfColour colour)
    {
        if (text.Length == 0) return;
        _content.Append($"BT {colour.Operands} rg /{font.Resource} {N(size)} Tf {N(x)} {N(Height - baseline)} Td <");
        _content.Append(font.Encode(text)).Append("> Tj ET\n");
    }

    public void TextRight(double right, double baseline, string text, PdfFont font, double size, PdfColour colour) =>
        Text(right - font.Width(text, size), baseline, text, font, size, colour);

    public void Box(double x, double top, double width, double height, PdfColour colour) =>
        _content.Append($"{colour.Operands} rg {N(x)} {N(Height - top - height)} {N(width)} {N(height)} re f\n");

    public void Rule(double x, double y, double width, PdfColour colour, double weight = 0.75) =>
        _content.Append(
            $"{colour.Operands} RG {N(weight)} w {N(x)} {N(Height - y)} m {N(x + width)} {N(Height - y)} l S\n");

    /// <summary>The modules of a QR code as rectangles, neighbours of a row in one: sharp at any size, no picture needed.</summary>
    public void Modules(double x, double top, double size, IReadOnlyList<BitArray> rows, PdfColour colour)
    {
        var unit = size / rows.Count;
        _content.Append(colour.Operands).Append(" rg\n");
        for (var row = 0; row < rows.Count; row++)
        {
            for (var from = 0; from < rows.Count; from++)
            {
                if (!rows[row][from]) continue;
                var to = from + 1;
                while (to < rows.Count && rows[row][to]) to++;
                // A hair more than a module, else viewers show seams between them.
                _content.Append($"{N(x + from * unit)} {N(Height - top - (row + 1) * unit)} ");
                _content.Append($"{N((to - from) * unit + 0.02)} {N(unit + 0.02)} re\n");
                from = to;
            }
        }
        _content.Append("f\n");
    }

    public byte[] Content() => Encoding.ASCII.GetBytes(_content.ToString());

    private static string N(double value) => PdfNumber.Write(value);
}

internal sealed record PdfColour(byte Red, byte Green, byte Blue)
{
    public string Operands => string.Join(' ', new[] { Red, Green, Blue }.Select(part => PdfNumber.Write(part / 255.0)));
}
