using System.Text;

namespace Holdfast.Sandbox.Mail;

/// One conversation of RFC 5321, as far as a sending client needs it.
public sealed class SmtpSession(Stream stream, Inbox inbox, Faults faults)
{
    private const int MailBytesMax = 25 * 1024 * 1024;
    private const int LineBytesMax = 64 * 1024;
    private const int RecipientsMax = 100;
    private static readonly TimeSpan IdleMax = TimeSpan.FromMinutes(5);
    private readonly byte[] buffer = new byte[16 * 1024];
    private readonly List<string> recipients = [];
    private string? sender;
    private int start;
    private int end;

    public async Task Run(CancellationToken stopping)
    {
        await Say("220 Holdfast Sandbox ESMTP", stopping);
        while (await Line(stopping) is { } bytes)
        {
            var line = Encoding.UTF8.GetString(bytes).TrimEnd();
            var verb = line.Split(' ', 2)[0].ToUpperInvariant();
            if (verb == "QUIT")
            {
                await Say("221 Bye", stopping);
                return;
            }

            if (verb == "DATA")
            {
                if (!await Data(stopping)) return;
                continue;
            }

            await Say(Reply(verb, line), stopping);
        }
    }

    private string Reply(string verb, string line)
    {
        switch (verb)
        {
            case "EHLO":
                Forget();
                return $"250-sandbox\r\n250-SIZE {MailBytesMax}\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 PIPELINING";
            case "HELO":
                Forget();
                return "250 sandbox";
            case "MAIL" when Address(line) is { } from:
                Forget();
                if (SizeOf(line) > MailBytesMax) return "552 The mail is too large";
                if (faults.RefusesMail()) return "451 Try again later";
                sender = from;
                return "250 OK";
            case "RCPT" when sender is null:
                return "503 MAIL first";
            case "RCPT" when recipients.Count == RecipientsMax:
                return "452 Too many recipients";
            case "RCPT" when Address(line) is { Length: > 0 } to:
                recipients.Add(to);
                return "250 OK";
            case "MAIL" or "RCPT":
                return "501 An address in angle brackets is wanted";
            case "RSET":
                Forget();
                return "250 OK";
            case "NOOP":
                return "250 OK";
            case "VRFY":
                return "252 Send it and see";
            default:
                return "502 Not known here";
        }
    }

    /// False when the conversation is over.
    private async Task<bool> Data(CancellationToken stopping)
    {
        if (recipients.Count == 0)
        {
            await Say("503 RCPT first", stopping);
            return true;
        }

        await Say("354 End with a dot on a line of its own", stopping);
        using var mail = new MemoryStream();
        var tooLarge = false;
        while (await Line(stopping) is { } line)
        {
            if (line is [(byte)'.', (byte)'\r', (byte)'\n'] or [(byte)'.', (byte)'\n'])
            {
                if (tooLarge)
                {
                    await Say("552 The mail is too large", stopping);
                    Forget();
                    return true;
                }

                inbox.Take(sender!, [.. recipients], mail.ToArray());
                Forget();
                if (faults.BreaksAfterMail()) return false;
                await Say("250 Taken", stopping);
                return true;
            }

            // A leading dot was doubled by the sender.
            var text = line is [(byte)'.', ..] ? line.AsMemory(1) : line;
            tooLarge |= mail.Length + text.Length > MailBytesMax;
            if (!tooLarge) await mail.WriteAsync(text, stopping);
        }

        return false;
    }

    private void Forget()
    {
        sender = null;
        recipients.Clear();
    }

    private static string? Address(string line)
    {
        var (open, close) = (line.IndexOf('<', StringComparison.Ordinal), line.IndexOf('>', StringComparison.Ordinal));
        return open > 0 && close > open ? line[(open + 1)..close].Trim() : null;
    }

    private static long SizeOf(string line)
    {
        var at = line.IndexOf("SIZE=", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && long.TryParse(line[(at + 5)..].Split(' ')[0], out var size) ? size : 0;
    }

    private async Task Say(string text, CancellationToken stopping) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text + "\r\n"), stopping);

    /// The next line with its line break; null when the other side has closed or sends a line without end.
    private async Task<byte[]?> Line(CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(IdleMax);
        var line = new List<byte>();
        while (line.Count <= LineBytesMax)
        {
            if (start == end)
            {
                (start, end) = (0, await stream.ReadAsync(buffer, limit.Token));
                if (end == 0) return null;
            }

            var at = Array.IndexOf(buffer, (byte)'\n', start, end - start);
            var stop = at < 0 ? end : at + 1;
            line.AddRange(buffer.AsSpan(start, stop - start));
            start = stop;
            if (at >= 0) return [.. line];
        }

        return null;
    }
}
