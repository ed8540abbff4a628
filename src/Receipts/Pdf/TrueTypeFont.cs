using System.Buffers.Binary;
using System.Text;

namespace Holdfast.Receipts.Pdf;

/// <summary>
/// The parts of a TrueType file that a PDF needs (OpenType specification: head, hhea, maxp, cmap, hmtx, loca, glyf). Read
/// once and shared. One glyph a character: no ligatures, no kerning, no scripts that need shaping.
/// </summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] _data;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ushort> _glyphs;
    private readonly bool _longOffsets;
    private readonly int _advances;

    public TrueTypeFont(string name, byte[] data)
    {
        (Name, _data) = (name, data);
        for (var i = 0; i < Unsigned(4); i++)
        {
            var entry = 12 + 16 * i;
            _tables[Encoding.ASCII.GetString(data, entry, 4)] = (Long(entry + 8), Long(entry + 12));
        }
        var head = Offset("head");
        UnitsPerEm = Unsigned(head + 18);
        Box = [Signed(head + 36), Signed(head + 38), Signed(head + 40), Signed(head + 42)];
        _longOffsets = Signed(head + 50) == 1;
        var horizontal = Offset("hhea");
        Ascent = Signed(horizontal + 4);
        Descent = Signed(horizontal + 6);
        _advances = Unsigned(horizontal + 34);
        GlyphCount = Unsigned(Offset("maxp") + 4);
        _glyphs = Characters();
    }

    public string Name { get; }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int GlyphCount { get; }

    public IReadOnlyList<short> Box { get; }

    /// <summary>Glyph 0, an empty box, for what the font does not have.</summary>
    public ushort Glyph(Rune character) => _glyphs.GetValueOrDefault(character.Value);

    public int Advance(ushort glyph) => Unsigned(Offset("hmtx") + 4 * Math.Min(glyph, _advances - 1));

    public bool Has(string table) => _tables.ContainsKey(table);

    public ReadOnlySpan<byte> Table(string table) => _data.AsSpan(_tables[table].Offset, _tables[table].Length);

    /// <summary>Empty for blanks.</summary>
    public ReadOnlySpan<byte> Outline(ushort glyph)
    {
        var (locations, outlines) = (Offset("loca"), Offset("glyf"));
        var (from, to) = _longOffsets
            ? (Long(locations + 4 * glyph), Long(locations + 4 * glyph + 4))
            : (2 * Unsigned(locations + 2 * glyph), 2 * Unsigned(locations + 2 * glyph + 2));
        return _data.AsSpan(outlines + from, to - from);
    }

    // Of the Unicode maps the one that reaches furthest: format 12 (all planes), else 4 (the first plane).
    private Dictionary<int, ushort> Characters()
    {
        var map = Offset("cmap");
        var maps = Enumerable.Range(0, Unsigned(map + 2)).Select(i => map + Long(map + 8 + 8 * i)).ToList();
        if (maps.Find(offset => Unsigned(offset) == 12) is var groups and > 0) return Groups(groups);
        if (maps.Find(offset => Unsigned(offset) == 4) is var segments and > 0) return Segments(segments);
        throw new InvalidDataException($"{Name} has no Unicode map.");
    }

    private Dictionary<int, ushort> Groups(int map)
    {
        var glyphs = new Dictionary<int, ushort>();
        for (var i = 0; i < Long(map + 12); i++)
        {
            var group = map + 16 + 12 * i;
            var (first, last, glyph) = (Long(group), Long(group + 4), Long(group + 8));
            for (var character = first; character <= last; character++) glyphs[character] = (ushort)(glyph + character - first);
        }
        return glyphs;
    }

    private Dictionary<int, ushort> Segments(int map)
    {
        var glyphs = new Dictionary<int, ushort>();
        var count = Unsigned(map + 6) / 2;
        var (ends, starts) = (map + 14, map + 16 + 2 * count);
        var (deltas, ranges) = (starts + 2 * count, starts + 4 * count);
        for (var i = 0; i < count; i++)
        {
            var range = Unsigned(ranges + 2 * i);
            for (var character = Unsigned(starts + 2 * i); character <= Unsigned(ends + 2 * i); character++)
            {
                if (character == 0xFFFF) break;
                var listed = range == 0
                    ? character
                    : Unsigned(ranges + 2 * i + range + 2 * (character - Unsigned(starts + 2 * i)));
                if (listed != 0) glyphs[character] = (ushort)(listed + Unsigned(deltas + 2 * i));
            }
        }
        return glyphs;
    }

    private int Offset(string table) => _tables[table].Offset;

    private ushort Unsigned(int at) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(at));

    private short Signed(int at) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(at));

    private int Long(int at) => checked((int)BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(at)));
}
