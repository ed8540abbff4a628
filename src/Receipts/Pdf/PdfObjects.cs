using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Receipts.Pdf;

/// <summary>The file as such: numbered objects, the table of their places, the trailer (PDF 32000-1, 7.5).</summary>
internal sealed class PdfObjects : IDisposable
{
    private readonly MemoryStream _file = new();
    private readonly List<long> _places = [];

    // The four high bytes tell transfer programs that this is no text.
    public PdfObjects() => Raw("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");

    /// <summary>The number of the next object but <paramref name="ahead"/>, for references to what comes later.</summary>
    public int Next(int ahead = 0) => _places.Count + 1 + ahead;

    public int Add(string dictionary)
    {
        Begin();
        Raw(dictionary);
        Raw("\nendobj\n");
        return _places.Count;
    }

    public int Add(string entries, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(content);
        Begin();
        Raw($"<<{entries}/Filter/FlateDecode/Length {packed.Length}>>\nstream\n");
        packed.WriteTo(_file);
        Raw("\nendstream\nendobj\n");
        return _places.Count;
    }

    public byte[] Finish(int catalog, int information)
    {
        // The file's identity is its content, so equal data give equal bytes.
        var id = Convert.ToHexString(SHA256.HashData(_file.GetBuffer().AsSpan(0, (int)_file.Length))[..16]);
        var table = _file.Position;
        Raw($"xref\n0 {_places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in _places) Raw(place.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n");
        Raw($"trailer\n<</Size {_places.Count + 1}/Root {catalog} 0 R/Info {information} 0 R/ID[<{id}><{id}>]>>\n");
        Raw($"startxref\n{table}\n%%EOF\n");
        return _file.ToArray();
    }

    public void Dispose() => _file.Dispose();

    private void Begin()
    {
        _places.Add(_file.Position);
        Raw($"{_places.Count} 0 obj\n");
    }

    private void Raw(string text) => _file.Write(Encoding.Latin1.GetBytes(text));
}

internal static class PdfNumber
{
    /// <summary>Hundredths of a point are finer than any printer.</summary>
    public static string Write(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
