using System.Text.RegularExpressions;

namespace Holdfast.Sandbox.Mail;

/// A header such as `text/plain; charset=utf-8; name*0="long "; name*1="name.pdf"`.
public sealed partial class HeaderValue
{
    private readonly Dictionary<string, string> parameters = new(StringComparer.OrdinalIgnoreCase);

    public string Value { get; private init; } = "";

    public static HeaderValue Parse(string header)
    {
        var end = header.IndexOf(';', StringComparison.Ordinal);
        var value = new HeaderValue { Value = (end < 0 ? header : header[..end]).Trim().ToLowerInvariant() };
        if (end < 0) return value;
        foreach (Match found in Pair().Matches(header[end..]))
        {
            var text = found.Groups["quoted"].Success
                ? found.Groups["quoted"].Value.Replace("\\\"", "\"", StringComparison.Ordinal)
                : found.Groups["bare"].Value;
            value.parameters.TryAdd(found.Groups["name"].Value, text);
        }

        return value;
    }

    /// Plain, with encoded-words, in RFC 2231's charset form (`name*=utf-8''…`), or cut in numbered pieces.
    public string? Parameter(string name)
    {
        if (parameters.TryGetValue(name, out var plain)) return Words.Decode(plain);
        if (parameters.TryGetValue(name + "*", out var extended)) return Extended(extended);
        var pieces = "";
        for (var i = 0; i < 100; i++)
        {
            if (parameters.TryGetValue($"{name}*{i}*", out var coded)) pieces += coded;
            else if (parameters.TryGetValue($"{name}*{i}", out var piece)) pieces += Uri.EscapeDataString(piece);
            else break;
        }

        return pieces.Length == 0 ? null
            : parameters.ContainsKey(name + "*0*") ? Extended(pieces) : Words.Decode(Uri.UnescapeDataString(pieces));
    }

    private static string Extended(string text)
    {
        var parts = text.Split('\'', 3);
        return parts.Length == 3
            ? Words.Charset(parts[0]).GetString(Words.Unquoted(parts[2].Replace('%', '=')))
            : Uri.UnescapeDataString(text);
    }

    [GeneratedRegex(""";\s*(?<name>[^\s=;]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^;\s]*))""",
        RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Pair();
}
