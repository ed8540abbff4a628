using System.Diagnostics;
using System.Net.Mail;
using System.Text.RegularExpressions;

namespace Holdfast.Tests.Sandbox;

/// The sandbox as a process of its own, killed without warning.
public sealed partial class JournalTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("sandbox-journal-").FullName;
    private readonly List<Process> started = [];
    private Uri home = null!;
    private Uri mailServer = null!;

    [Fact]
    public async Task After_a_kill_everything_that_was_answered_is_there()
    {
        await using var shop = await WebhookReceiver.Start();
        shop.Answers = _ => 500;
        var first = await Run(shop.Url);
        var intent = await Post("/v1/payment_intents", Hold, "k1");
        await Post("/v1/payment_intents/" + intent.Text("id") + "/capture", "amount_to_capture=1000", "k2");
        using var mail = new MailMessage("a@x.test", "b@x.test", "Kept", "Body");
        using (var client = new SmtpClient("127.0.0.1", mailServer.Port)) await client.SendMailAsync(mail);
        Kill(first);
        await File.AppendAllTextAsync(Journal, """[["payment_intent","pi_torn",{"id":"pi_to""");

        shop.Answers = _ => 200;
        await Run(shop.Url);
        var replayed = await Post("/v1/payment_intents", Hold, "k1");
        var after = await Get("/v1/payment_intents/" + intent.Text("id"));
        var mails = await Get("/inbox?to=b@x.test");

        Assert.Equal(intent.Text("id"), replayed.Text("id"));
        Assert.True(replayed.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal(("succeeded", 1000), (after.Text("status"), after.Number("amount_received")));
        Assert.Equal("Kept", mails.At("items")[0].GetProperty("subject").GetString());
        await Eventually.Holds(async () =>
            (await Get("/_control/state")).Number("counts.deliveries") == 0, "webhooks came");
        Assert.Contains("payment_intent.succeeded", shop.Types);
    }

    [Fact]
    public async Task A_damaged_journal_is_not_passed_over()
    {
        await File.WriteAllTextAsync(Journal, "nonsense\n[]\n");

        var process = Launch(null);

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.NotEqual(0, process.ExitCode);
    }

    [Fact]
    public async Task Two_cannot_share_a_journal()
    {
        await Run(null);

        var second = Launch(null);

        Assert.True(second.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.NotEqual(0, second.ExitCode);
    }

    public void Dispose()
    {
        foreach (var process in started) Kill(process);
        Directory.Delete(directory, recursive: true);
    }

    private const string Hold =
        "amount=2500&currency=eur&capture_method=manual&confirm=true&payment_method=pm_card_visa" +
        "&return_url=http://shop.test/";

    private string Journal =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(directory, "sandbox")).FullName, "journal.jsonl");

    private async Task<Process> Run(string? webhookUrl)
    {
        var process = Launch(webhookUrl);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (Addresses().Match(line) is not { Success: true } found) continue;
            (home, mailServer) = (new Uri(found.Groups["http"].Value), new Uri(found.Groups["smtp"].Value));
            return process;
        }

        throw new InvalidOperationException(
            "The sandbox ended: " + await process.StandardError.ReadToEndAsync(limit.Token));
    }

    private Process Launch(string? webhookUrl)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "holdfast-sandbox.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["SANDBOX_PORT"] = "0", ["DATA_DIR"] = directory, ["SANDBOX_WEBHOOK_URL"] = webhookUrl ?? "",
            },
        };
        var process = Process.Start(start)!;
        started.Add(process);
        return process;
    }

    private static void Kill(Process process)
    {
        process.Kill(); // SIGKILL: nothing of it runs any more.
        process.WaitForExit();
    }

    private async Task<Reply> Post(string path, string form, string key)
    {
        using var http = new HttpClient { BaseAddress = home };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer sk_test_1");
        http.DefaultRequestHeaders.Add("Idempotency-Key", key);
        using var content = new StringContent(form);
        using var response = await http.PostAsync(path, content);
        return await Reply.From(response);
    }

    private async Task<Reply> Get(string path)
    {
        using var http = new HttpClient { BaseAddress = home };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer sk_test_1");
        using var response = await http.GetAsync(path);
        return await Reply.From(response);
    }

    [GeneratedRegex(@"(?<http>http://\S+) (?<smtp>smtp://\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Addresses();
}
