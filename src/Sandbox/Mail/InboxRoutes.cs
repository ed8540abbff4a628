using Holdfast.Sandbox.Pages;
using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox.Mail;

/// The inbox for programs. A browser that asks for HTML gets the pages for people instead.
public static class InboxRoutes
{
    public static void Map(WebApplication app)
    {
        var inbox = app.Services.GetRequiredService<Inbox>();
        app.MapGet("/inbox", (HttpRequest request, string? to, int? limit) => WantsPage(request)
            ? InboxPages.List(inbox.Newest(to, 100), to)
            : Results.Json(new { items = inbox.Newest(to, Limit(limit)).Select(Shown) }, Json.Own));
        app.MapGet("/inbox/{id}", (string id) =>
            inbox.Find(id) is { } mail ? InboxPages.One(mail) : Results.NotFound());
        app.MapGet("/inbox/{id}/raw", (string id) =>
            inbox.Find(id) is { } mail ? Results.Bytes(mail.Raw, "text/plain; charset=utf-8") : Results.NotFound());
        app.MapGet("/inbox/{id}/html", Html);
        app.MapGet("/inbox/{id}/attachments/{number:int}", (string id, int number) =>
            inbox.Find(id) is { } mail && Mime.Parse(mail.Raw).Attachments.ElementAtOrDefault(number) is { } part
                ? Results.File(part.Content, part.ContentType, part.FileName)
                : Results.NotFound());

        IResult Html(string id, HttpResponse response)
        {
            if (inbox.Find(id) is not { } mail || Mime.Parse(mail.Raw).Html is not { } html) return Results.NotFound();
            // The mail is a stranger's page: it runs nothing and loads nothing from elsewhere.
            response.Headers.ContentSecurityPolicy =
                "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; " +
                "img-src data: 'self'; style-src 'unsafe-inline'";
            return Results.Content(html, "text/html; charset=utf-8");
        }
    }

    private static object Shown(StoredMail mail)
    {
        var message = Mime.Parse(mail.Raw);
        return new
        {
            mail.Id,
            mail.MessageId,
            To = string.Join(", ", mail.To),
            mail.From,
            mail.Subject,
            message.Text,
            message.Html,
            mail.SentAt,
            mail.Times,
            Attachments = message.Attachments.Select((part, number) => new
            {
                Name = part.FileName,
                part.ContentType,
                Size = part.Content.Length,
                Url = $"/inbox/{mail.Id}/attachments/{number}",
            }),
        };
    }

    private static int Limit(int? asked) => Math.Clamp(asked ?? 100, 1, Inbox.ListMax);

    private static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}
