using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.Json;

namespace Holdfast.Tests.Sandbox;

public sealed class MailTests : IAsyncLifetime
{
    private RunningSandbox sandbox = null!;

    public async Task InitializeAsync() => sandbox = await RunningSandbox.Start();
    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task Keeps_a_mail_with_both_bodies_and_its_attachments()
    {
        var pdf = new byte[70_000];
        Random.Shared.NextBytes(pdf);
        using var mail = Mail("maría@example.test",
            "Confirmación de la reserva – número ABCD1234 en Łódź, ganz bestimmt für Sie");
        mail.Body = null; // The views are the bodies.
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(
            "Hola\r\n.una línea con punto\r\n..y otra\r\n12,50 €", Encoding.UTF8, MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(
            "<p>Hola, <b>María</b> = 100 %</p>", Encoding.UTF8, MediaTypeNames.Text.Html));
        mail.Attachments.Add(new Attachment(new MemoryStream(pdf), "Recibo nº 1.pdf", "application/pdf"));
        mail.Attachments.Add(
            new Attachment(new MemoryStream("BEGIN:VCALENDAR"u8.ToArray()), "booking.ics", "text/calendar"));
        await Send(mail);

        var item = Assert.Single(await Items("maría@example.test"));
        Assert.Equal(mail.Subject, item.GetProperty("subject").GetString());
        Assert.Equal("Hola\r\n.una línea con punto\r\n..y otra\r\n12,50 €",
            item.GetProperty("text").GetString()!.TrimEnd());
        Assert.Equal("<p>Hola, <b>María</b> = 100 %</p>", item.GetProperty("html").GetString()!.TrimEnd());
        var attachments = item.GetProperty("attachments").EnumerateArray().ToList();
        Assert.Equal(["Recibo nº 1.pdf", "booking.ics"],
            attachments.Select(one => one.GetProperty("name").GetString()));
        Assert.Equal("application/pdf", attachments[0].GetProperty("contentType").GetString());
        Assert.Equal(pdf, await sandbox.Http.GetByteArrayAsync(attachments[0].GetProperty("url").GetString()));
    }

    [Fact]
    public async Task Lists_the_newest_first_and_only_those_to_the_one_asked_for()
    {
        foreach (var (to, subject) in new[] { ("a@x.test", "1"), ("b@x.test", "2"), ("A@x.test", "3") })
        {
            using var mail = Mail(to, subject);
            await Send(mail);
        }

        Assert.Equal(["3", "1"], (await Items("a@x.test")).Select(one => one.GetProperty("subject").GetString()));
        Assert.Equal(3, (await Items(null)).Count);
    }

    [Fact]
    public async Task A_mail_that_is_taken_but_not_acknowledged_comes_twice_and_is_one_row()
    {
        await sandbox.Control("/faults", new { target = "smtp", kind = "take-then-break", count = 1 });
        using var mail = Mail("a@x.test", "Once");

        await Assert.ThrowsAnyAsync<SmtpException>(() => Send(mail));
        await Send(mail);

        var item = Assert.Single(await Items("a@x.test"));
        Assert.Equal((2, "<once@holdfast.test>"),
            (item.GetProperty("times").GetInt32(), item.GetProperty("messageId").GetString()));
    }

    [Fact]
    public async Task Refuses_as_often_as_it_is_told()
    {
        await sandbox.Control("/faults", new { target = "smtp", kind = "refuse", count = 1 });
        using var mail = Mail("a@x.test", "Later");

        await Assert.ThrowsAnyAsync<SmtpException>(() => Send(mail));
        Assert.Empty(await Items("a@x.test"));
        await Send(mail);
        Assert.Single(await Items("a@x.test"));
    }

    [Fact]
    public async Task Shows_people_a_page_of_it_where_the_mail_cannot_run_scripts()
    {
        using var mail = Mail("a@x.test", "<script>alert(1)</script>");
        mail.AlternateViews.Add(
            AlternateView.CreateAlternateViewFromString("<p>Hi</p>", Encoding.UTF8, MediaTypeNames.Text.Html));
        await Send(mail);
        var id = (await Items("a@x.test"))[0].GetProperty("id").GetString();

        var page = await sandbox.Http.GetStringAsync($"/inbox/{id}");
        using var html = await sandbox.Http.GetAsync($"/inbox/{id}/html");

        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("sandbox=", page, StringComparison.Ordinal);
        Assert.StartsWith("sandbox ", html.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        Assert.Contains("Message-ID", await sandbox.Http.GetStringAsync($"/inbox/{id}/raw"),
            StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/payments")]
    [InlineData("/cards")]
    [InlineData("/faults")]
    public async Task Has_pages_for_people(string path) =>
        Assert.Contains("Sandbox</title>", await sandbox.Http.GetStringAsync(path), StringComparison.Ordinal);

    [Fact]
    public async Task Answers_only_to_loopback_names()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/inbox") { Headers = { Host = "evil.test" } };
        using var response = await sandbox.Http.SendAsync(request);

        Assert.Equal(421, (int)response.StatusCode);
    }

    private static MailMessage Mail(string to, string subject)
    {
        var mail = new MailMessage("Holdfast <no-reply@holdfast.test>", to, subject, "A body")
        {
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID",
            subject == "Once" ? "<once@holdfast.test>" : $"<{Guid.NewGuid()}@holdfast.test>");
        return mail;
    }

    private async Task Send(MailMessage mail)
    {
        using var client = new SmtpClient("127.0.0.1", sandbox.SmtpPort);
        client.DeliveryFormat = SmtpDeliveryFormat.International;
        await client.SendMailAsync(mail);
    }

    private async Task<IReadOnlyList<JsonElement>> Items(string? to) => [.. (await sandbox.Get(
        "/inbox" + (to is null ? "" : "?to=" + Uri.EscapeDataString(to)))).At("items").EnumerateArray()];
}
