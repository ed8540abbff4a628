using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Holdfast.Tests.Notifications;

/// <summary>What lies in the sandbox's inbox.</summary>
internal static class Inbox
{
    public static async Task<IReadOnlyList<JsonNode>> Of(TestApp app, string to)
    {
        var answer = await app.SandboxHttp.GetFromJsonAsync<JsonNode>($"/inbox?to={Uri.EscapeDataString(to)}");
        return [.. answer!["items"]!.AsArray().Select(item => item!)];
    }

    /// <summary>Waits for the first mail whose subject begins so.</summary>
    public static async Task<JsonNode> Expect(TestApp app, string to, string subject = "", TimeSpan? atMost = null)
    {
        JsonNode? found = null;
        await TestApp.Eventually(async () =>
        {
            found = (await Of(app, to)).FirstOrDefault(
                mail => ((string)mail["subject"]!).StartsWith(subject, StringComparison.Ordinal));
            return found is not null;
        }, $"a mail '{subject}' reaches {to}", atMost);
        return found!;
    }

    public static Task<string> Attachment(TestApp app, JsonNode mail, int index) =>
        app.SandboxHttp.GetStringAsync((string)mail["attachments"]![index]!["url"]!);

    public static async Task Fault(TestApp app, string kind, int count)
    {
        using var answer = await app.SandboxHttp.PostAsJsonAsync("/_control/faults", new { target = "smtp", kind, count });
        answer.EnsureSuccessStatusCode();
    }
}
