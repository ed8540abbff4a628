using System.Globalization;
using System.Text;

namespace Holdfast.Receipts.Pdf;

/// <summary>A font in one document: remembers which glyphs were used, so that only those are embedded.</summary>
internal sealed class PdfFont(TrueTypeFont file, string resource)
{
    private readonly SortedDictionary<ushort, Rune> _used = [];

    /// <summary>The name by which pages call it.</summary>
    public string Resource => resource;

    public double Width(string text, double size) =>
        text.EnumerateRunes().Sum(c => file.Advance(file.Glyph(c))) * size / file.UnitsPerEm;

    /// <summary>Breaks between words; what is longer than a line is broken anywhere, what is longer than all of them ends in "…".</summary>
    public IReadOnlyList<string> Wrap(string text, double size, double width, int linesMax)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(Pieces))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (Width(longer, size) <= width)
            {
                line = longer;
                continue;
            }
            if (lines.Count == linesMax - 1) return [.. lines, Shortened(line)];
            lines.Add(line);
            line = word;
        }
        return line.Length == 0 ? lines : [.. lines, line];

        string Shortened(string last)
        {
            while (last.Length > 0 && Width(last + "…", size) > width) last = last[..^1];
            return last.TrimEnd() + "…";
        }

        IEnumerable<string> Pieces(string word)
        {
            var piece = "";
            foreach (var character in word.EnumerateRunes())
            {
                if (piece.Length > 0 && Width(piece + character, size) > width)
                {
                    yield return piece;
                    piece = "";
                }
                piece += character;
            }
            yield return piece;
        }
    }

    /// <summary>The text as glyph numbers in hexadecimal, as <c>Tj</c> takes it.</summary>
    public string Encode(string text)
    {
        var hex = new StringBuilder(text.Length * 4);
        foreach (var character in text.EnumerateRunes())
        {
            var glyph = file.Glyph(character);
            _used.TryAdd(glyph, character);
            hex.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }
        return hex.ToString();
    }

    /// <summary>Writes the five objects of an embedded Unicode font (PDF 32000-1, 9.7) and returns the number of the first.</summary>
    public int WriteTo(PdfObjects objects)
    {
        var name = $"{Tag()}+{file.Name}";
        var program = TrueTypeSubset.Make(file, _used.Keys);
        var outlines = objects.Add($"/Length1 {program.Length}", program);
        var box = string.Join(' ', file.Box.Select(Thousandths));
        var descriptor = objects.Add(
            $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {Thousandths(file.Ascent)}"
            + $"/Descent {Thousandths(file.Descent)}/CapHeight {Thousandths(file.Ascent)}/StemV 80/FontFile2 {outlines} 0 R>>");
        var widths = string.Concat(_used.Keys.Select(glyph => $"{glyph}[{Thousandths(file.Advance(glyph))}]"));
        var descendant = objects.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {descriptor} 0 R/CIDToGIDMap/Identity/W[{widths}]>>");
        var unicode = objects.Add("", Encoding.ASCII.GetBytes(ToUnicode()));
        return objects.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]"
            + $"/ToUnicode {unicode} 0 R>>");
    }

    // Six capitals mark a subset; any will do as long as the fonts of a document differ.
    private string Tag() => "HOLDF" + (char)('A' + resource[^1] % 26);

    private string Thousandths(short units) => Thousandths((int)units);

    private string Thousandths(int units) => PdfNumber.Write(units * 1000.0 / file.UnitsPerEm);

    // Lets readers search and copy the text.
    private string ToUnicode()
    {
        var map = new StringBuilder("""
            /CIDInit/ProcSet findresource begin
            12 dict begin
            begincmap
            /CMapName/Holdfast-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000><FFFF>
            endcodespacerange

            """.ReplaceLineEndings("\n"));
        foreach (var part in _used.Chunk(100))
        {
            map.Append($"{part.Length} beginbfchar\n");
            foreach (var (glyph, character) in part)
                map.Append($"<{glyph:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()))}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nend\nend\n").ToString();
    }
}
