using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Holdfast.Receipts.Pdf;

/// <summary>
/// A font file with the outlines of some glyphs only: 20 kB instead of 750. Glyphs keep their numbers, so that text in the
/// PDF needs no second mapping.
/// </summary>
internal static class TrueTypeSubset
{
    private static readonly string[] KeptTables = ["cvt ", "fpgm", "head", "hhea", "hmtx", "maxp", "prep"];

    public static byte[] Make(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var (outlines, offsets) = Outlines(font, WithParts(font, used));
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["glyf"] = outlines, ["loca"] = offsets };
        foreach (var name in KeptTables.Where(font.Has)) tables[name] = font.Table(name).ToArray();
        BinaryPrimitives.WriteInt16BigEndian(tables["head"].AsSpan(50), 1); // Offsets are written as 32 bits.
        return File(tables);
    }

    // An accented letter is made of others: those are needed as well.
    private static SortedSet<ushort> WithParts(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var all = new SortedSet<ushort>();
        var waiting = new Stack<ushort>(used.Append((ushort)0));
        while (waiting.TryPop(out var glyph))
        {
            if (!all.Add(glyph)) continue;
            foreach (var part in Parts(font.Outline(glyph))) waiting.Push(part);
        }
        return all;
    }

    // Composite glyphs, OpenType "glyf": a list of records whose length depends on their flags.
    private static List<ushort> Parts(ReadOnlySpan<byte> outline)
    {
        const int Words = 0x1, Scale = 0x8, More = 0x20, TwoScales = 0x40, Matrix = 0x80;
        var parts = new List<ushort>();
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return parts;
        for (var at = 10; ;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            if ((flags & More) == 0) return parts;
            at += 4 + ((flags & Words) != 0 ? 4 : 2)
                + ((flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }
    }

    private static (byte[] Outlines, byte[] Offsets) Outlines(TrueTypeFont font, SortedSet<ushort> kept)
    {
        using var outlines = new MemoryStream();
        var offsets = new byte[4 * (font.GlyphCount + 1)];
        for (var glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * glyph), (int)outlines.Length);
            if (!kept.Contains((ushort)glyph)) continue;
            outlines.Write(font.Outline((ushort)glyph));
            Pad(outlines);
        }
        BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * font.GlyphCount), (int)outlines.Length);
        return (outlines.ToArray(), offsets);
    }

    private static byte[] File(SortedDictionary<string, byte[]> tables)
    {
        var directory = new byte[12 + 16 * tables.Count];
        var power = BitOperations.Log2((uint)tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(directory, 0x0001_0000);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(10), (ushort)(16 * tables.Count - (16 << power)));
        using var body = new MemoryStream();
        var entry = directory.AsSpan(12);
        foreach (var (name, content) in tables)
        {
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(content));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], directory.Length + (int)body.Length);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], content.Length);
            entry = entry[16..];
            body.Write(content);
            Pad(body);
        }
        return [.. directory, .. body.ToArray()];
    }

    private static uint Checksum(byte[] content)
    {
        var sum = 0u;
        for (var i = 0; i < content.Length; i++) sum += (uint)content[i] << (24 - 8 * (i % 4));
        return sum;
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % 4 != 0) stream.WriteByte(0);
    }
}
