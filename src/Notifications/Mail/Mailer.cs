using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Holdfast.Notifications.Mail;

internal sealed record MailFile(string Name, string ContentType, byte[] Content);

/// <summary>A mail as it is handed over.</summary>
internal sealed record OutgoingMail(string To, string MessageId, Letter Letter, IReadOnlyList<MailFile> Files);

/// <summary>Hands a mail over by SMTP; a client of its own for each, because one carries one mail at a time.</summary>
internal sealed class Mailer(MailSettings settings)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    public async Task Send(OutgoingMail mail, CancellationToken cancellation)
    {
        using var message = Message(mail);
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User is { Length: > 0 }) client.Credentials = new NetworkCredential(settings.User, settings.Password);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Timeout);
        await client.SendMailAsync(message, limit.Token);
    }

    private MailMessage Message(OutgoingMail mail)
    {
        var message = new MailMessage(settings.From, new MailAddress(mail.To))
        {
            Subject = mail.Letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers["Message-ID"] = mail.MessageId;
        message.Headers["Auto-Submitted"] = "auto-generated"; // RFC 3834: out-of-office robots keep silent.
        message.Headers["Content-Language"] = mail.Letter.Language;
        // The last alternative is the best one (RFC 2046, 5.1.4).
        message.AlternateViews.Add(View(LetterText.Write(mail.Letter), MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(LetterHtml.Write(mail.Letter), MediaTypeNames.Text.Html));
        foreach (var file in mail.Files)
            message.Attachments.Add(
                new Attachment(new MemoryStream(file.Content), new ContentType(file.ContentType) { Name = file.Name }));
        return message;
    }

    private static AlternateView View(string text, string type) =>
        AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
}
