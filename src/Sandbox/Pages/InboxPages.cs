using Holdfast.Sandbox.Mail;

namespace Holdfast.Sandbox.Pages;

public static class InboxPages
{
    public static IResult List(IReadOnlyList<StoredMail> mails, string? to) => Layout.Page("Inbox", $"""
        <form method="get" action="/inbox">
        <label>Mail to <input type="email" name="to" value="{Layout.Text(to)}"></label>
        <button>Show</button></form>
        {Rows(mails)}
        """);

    public static string Rows(IEnumerable<StoredMail> mails) => Layout.Table("Mails, newest first (times in UTC)",
        ["Subject", "To", "From", "Taken at", "Times"], mails.Select(mail => new[]
        {
            Layout.Link("/inbox/" + mail.Id, mail.Subject.Length == 0 ? "(no subject)" : mail.Subject),
            Layout.Text(string.Join(", ", mail.To)), Layout.Text(mail.From), Layout.At(mail.SentAt),
            mail.Times.ToString(),
        }));

    public static IResult One(StoredMail mail)
    {
        var message = Mime.Parse(mail.Raw);
        var html = message.Html is null ? "" :
            "<h2>As HTML</h2><iframe title=\"The mail as HTML\" " +
            $"sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/inbox/{mail.Id}/html\"></iframe>";
        var text = message.Text is null ? "" : $"<h2>As text</h2><pre>{Layout.Text(message.Text)}</pre>";
        var attached = message.Attachments.Select((part, number) =>
            $"<li>{Layout.Link($"/inbox/{mail.Id}/attachments/{number}", part.FileName ?? "unnamed")} " +
            $"({Layout.Text(part.ContentType)}, {part.Content.Length} bytes)</li>");
        return Layout.Page(mail.Subject.Length == 0 ? "(no subject)" : mail.Subject, $"""
            <p>From {Layout.Text(mail.From)} to {Layout.Text(string.Join(", ", mail.To))},
            taken at {Layout.At(mail.SentAt)}, {mail.Times} time(s) as <code>{Layout.Text(mail.MessageId)}</code>.
            {Layout.Link($"/inbox/{mail.Id}/raw", "Source")}</p>
            <ul aria-label="Attachments">{string.Concat(attached)}</ul>
            {html}{text}
            """);
    }
}
