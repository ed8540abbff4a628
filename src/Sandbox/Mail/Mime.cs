using System.Text;
using System.Text.RegularExpressions;

namespace Holdfast.Sandbox.Mail;

public sealed record MailPart(string ContentType, string? FileName, byte[] Content);

/// Reads a message: the first plain and the first HTML body, and everything else as attachments.
public sealed partial class Mime
{
    private const int DepthMax = 10;
    private const int PartsMax = 200;
    private readonly Dictionary<string, string> headers;
    private readonly List<MailPart> attachments = [];
    private int parts;

    private Mime(Dictionary<string, string> headers) => this.headers = headers;

    public string? Text { get; private set; }
    public string? Html { get; private set; }
    public IReadOnlyList<MailPart> Attachments => attachments;

    public static Mime Parse(byte[] raw)
    {
        // Latin-1 maps each byte to one character and back, so bodies survive until their charset is known.
        var (headers, body) = Split(Encoding.Latin1.GetString(raw));
        var message = new Mime(headers);
        message.Read(headers, body, depth: 0);
        return message;
    }

    public string? Header(string name) => headers.TryGetValue(name, out var value) ? Words.Decode(value) : null;

    private void Read(Dictionary<string, string> own, string body, int depth)
    {
        if (++parts > PartsMax || depth > DepthMax) return;
        var type = HeaderValue.Parse(own.GetValueOrDefault("Content-Type", "text/plain"));
        if (type.Value.StartsWith("multipart/", StringComparison.Ordinal) && type.Parameter("boundary") is { } boundary)
        {
            foreach (var part in Between(body, boundary))
            {
                var (inner, content) = Split(part);
                Read(inner, content, depth + 1);
            }

            return;
        }

        var disposition = HeaderValue.Parse(own.GetValueOrDefault("Content-Disposition", ""));
        var name = disposition.Parameter("filename") ?? type.Parameter("name");
        var bytes = Decoded(body, own.GetValueOrDefault("Content-Transfer-Encoding", "7bit").Trim().ToLowerInvariant());
        if (disposition.Value != "attachment" && name is null)
        {
            if (type.Value == "text/plain" && Text is null)
            {
                Text = Charset(type).GetString(bytes);
                return;
            }

            if (type.Value == "text/html" && Html is null)
            {
                Html = Charset(type).GetString(bytes);
                return;
            }
        }

        attachments.Add(new(type.Value, name, bytes));
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string text)
    {
        var end = HeadEnd().Match(text);
        var head = end.Success ? text[..end.Index] : text;
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Folding().Replace(head, " ").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0) continue;
            // Headers may be raw UTF-8 under SMTPUTF8.
            var value = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line[(colon + 1)..].Trim()));
            found.TryAdd(line[..colon].Trim(), value);
        }

        return (found, end.Success ? text[(end.Index + end.Length)..] : "");
    }

    private static IEnumerable<string> Between(string body, string boundary)
    {
        var inside = new StringBuilder();
        var started = false;
        foreach (var line in body.Split('\n'))
        {
            var bare = line.TrimEnd('\r', ' ', '\t');
            if (bare != "--" + boundary && bare != "--" + boundary + "--")
            {
                if (started) inside.Append(line).Append('\n');
                continue;
            }

            // The line break before a boundary belongs to the boundary.
            if (started) yield return Trimmed(inside);
            if (bare.EndsWith("--", StringComparison.Ordinal) && bare != "--" + boundary) yield break;
            inside.Clear();
            started = true;
        }

        if (started && inside.Length > 0) yield return Trimmed(inside);
    }

    private static string Trimmed(StringBuilder inside)
    {
        var text = inside.ToString();
        return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
    }

    private static byte[] Decoded(string body, string encoding)
    {
        switch (encoding)
        {
            case "base64":
                var packed = Blank().Replace(body, "");
                var bytes = new byte[packed.Length];
                return Convert.TryFromBase64String(packed, bytes, out var length)
                    ? bytes[..length]
                    : Encoding.Latin1.GetBytes(body);
            case "quoted-printable":
                return Words.Unquoted(SoftBreak().Replace(body, ""));
            default:
                return Encoding.Latin1.GetBytes(body);
        }
    }

    private static Encoding Charset(HeaderValue type) => Words.Charset(type.Parameter("charset") ?? "utf-8");

    [GeneratedRegex(@"\r?\n\r?\n", RegexOptions.None, 5000)]
    private static partial Regex HeadEnd();

    [GeneratedRegex(@"\r?\n[ \t]+", RegexOptions.None, 5000)]
    private static partial Regex Folding();

    [GeneratedRegex(@"[ \t]*=[ \t]*\r?\n", RegexOptions.None, 5000)]
    private static partial Regex SoftBreak();

    [GeneratedRegex(@"\s+", RegexOptions.None, 5000)]
    private static partial Regex Blank();
}
