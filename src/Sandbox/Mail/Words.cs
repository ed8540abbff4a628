using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Holdfast.Sandbox.Mail;

/// Encoded-words of headers (`=?utf-8?B?…?=`), quoted-printable, and the charsets they name.
public static partial class Words
{
    public static string Decode(string header)
    {
        if (!header.Contains("=?", StringComparison.Ordinal)) return header;
        // A character may be cut in two by neighbouring words, so neighbours of one charset are joined as bytes.
        var joined = Gap().Replace(header, "");
        return Run().Replace(joined, run =>
        {
            var words = Word().Matches(run.Value);
            var bytes = words.SelectMany(Bytes).ToArray();
            return Charset(words[0].Groups["charset"].Value).GetString(bytes);
        });
    }

    public static byte[] Unquoted(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, null, out var one))
            {
                bytes.Add(one);
                i += 2;
            }
            else bytes.Add((byte)text[i]);
        }

        return [.. bytes];
    }

    public static Encoding Charset(string name) => name.Trim('"').ToLowerInvariant() switch
    {
        "iso-8859-1" or "latin1" or "windows-1252" => Encoding.Latin1,
        "utf-16" => Encoding.Unicode,
        _ => Encoding.UTF8, // us-ascii is part of it.
    };

    private static byte[] Bytes(Match word)
    {
        var text = word.Groups["text"].Value;
        if (word.Groups["kind"].Value is "Q" or "q") return Unquoted(text.Replace('_', ' '));
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? bytes[..length]
            : Encoding.UTF8.GetBytes(text);
    }

    [GeneratedRegex(@"(?<=\?=)\s+(?==\?[^?\s]+\?[BbQq]\?)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Gap();

    [GeneratedRegex(@"(?:=\?[^?\s]+\?[BbQq]\?[^?\s]*\?=)+", RegexOptions.None, 5000)]
    private static partial Regex Run();

    [GeneratedRegex(@"=\?(?<charset>[^?\s*]+)[^?\s]*\?(?<kind>[BbQq])\?(?<text>[^?\s]*)\?=",
        RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Word();
}
