using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Holdfast.Tests.Receipts;

/// <summary>Reads a PDF by its own table of places, as a viewer does: objects, streams, and what the text says.</summary>
internal sealed partial class PdfText
{
    private readonly byte[] _file;
    private readonly string _text;
    private readonly int[] _places;

    public PdfText(byte[] file)
    {
        (_file, _text) = (file, Encoding.Latin1.GetString(file));
        var start = int.Parse(Last(@"startxref\n(\d+)\n%%EOF\n$"), CultureInfo.InvariantCulture);
        var table = Pattern(@"^xref\n0 (\d+)\n((?:\d{10} \d{5} [fn] \n)+)trailer").Match(_text[start..]);
        _places = [.. table.Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => int.Parse(line[..10], CultureInfo.InvariantCulture))];
        Assert.Equal(int.Parse(table.Groups[1].Value, CultureInfo.InvariantCulture), _places.Length);
        for (var number = 1; number < _places.Length; number++)
            Assert.StartsWith($"{number} 0 obj\n", _text[_places[number]..], StringComparison.Ordinal);
    }

    public int Count => _places.Length - 1;

    /// <summary>The lines of the first page in the order they were drawn.</summary>
    public IReadOnlyList<string> Lines()
    {
        var page = Enumerable.Range(1, Count).Select(Dictionary).Single(d => d.Contains("/Type/Page/", StringComparison.Ordinal));
        var fonts = Pattern(@"/(F\d) (\d+) 0 R").Matches(page).ToDictionary(
            m => m.Groups[1].Value, m => Characters(Reference(Dictionary(Number(m.Groups[2])), "ToUnicode")));
        var content = Encoding.ASCII.GetString(Stream(Reference(page, "Contents")));
        return [.. Drawn().Matches(content).Select(m => string.Concat(
            m.Groups["hex"].Value.Chunk(4).Select(c => fonts[m.Groups["font"].Value][new string(c)])))];
    }

    /// <summary>The embedded font programs.</summary>
    public IReadOnlyList<byte[]> Fonts() => [.. Enumerable.Range(1, Count).Select(Dictionary)
        .Where(d => d.Contains("/FontFile2", StringComparison.Ordinal)).Select(d => Stream(Reference(d, "FontFile2")))];

    private Dictionary<string, string> Characters(int map) =>
        Pattern("(?m)^<([0-9A-F]{4})><([0-9A-F]+)>$").Matches(Encoding.ASCII.GetString(Stream(map)))
            .ToDictionary(m => m.Groups[1].Value, m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups[2].Value)));

    private byte[] Stream(int number)
    {
        var dictionary = Dictionary(number);
        var length = int.Parse(Pattern(@"/Length (\d+)").Match(dictionary).Groups[1].Value, CultureInfo.InvariantCulture);
        var from = _text.IndexOf("stream\n", _places[number], StringComparison.Ordinal) + "stream\n".Length;
        Assert.Equal("\nendstream\nendobj\n", _text.Substring(from + length, "\nendstream\nendobj\n".Length));
        using var unpacked = new ZLibStream(new MemoryStream(_file, from, length), CompressionMode.Decompress);
        using var content = new MemoryStream();
        unpacked.CopyTo(content);
        return content.ToArray();
    }

    private string Dictionary(int number)
    {
        var from = _places[number];
        var to = Pattern("\n(stream|endobj)\n").Match(_text[from..]).Index;
        return _text.Substring(from, to);
    }

    private static int Reference(string dictionary, string name) =>
        int.Parse(Pattern($@"/{name} (\d+) 0 R").Match(dictionary).Groups[1].Value, CultureInfo.InvariantCulture);

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private string Last(string pattern) => Pattern(pattern).Match(_text).Groups[1].Value;

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"/(?<font>F\d) [\d.]+ Tf [\d. ]+ Td <(?<hex>[0-9A-F]+)> Tj", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Drawn();
}
