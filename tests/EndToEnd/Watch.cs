using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Holdfast.EndToEnd;

/// <summary>
/// What no journey may bring about, seen or not: a script that fails, an error in the console, something the content
/// security policy forbids, a request to another host than the product's own.
/// </summary>
internal sealed partial class Watch
{
    private readonly ConcurrentQueue<string> _incidents = new();

    public Watch(IPage page)
    {
        page.PageError += (_, error) => _incidents.Enqueue($"A script failed: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsRefusal(message.Text)) _incidents.Enqueue($"{message.Text} ({message.Location})");
        };
        page.Context.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is "http" or "https" && !address.IsLoopback) _incidents.Enqueue($"Called {address}");
        };
    }

    /// <summary>Throws when there were any, whatever else the journey found.</summary>
    public void Check()
    {
        if (!_incidents.IsEmpty) throw new InvalidOperationException(string.Join(Environment.NewLine, _incidents));
    }

    // The browser writes every refusal of the API (taken, declined) and every call without network into the console.
    private static bool IsRefusal(string text) => Refusal().IsMatch(text);

    [GeneratedRegex(
        "^Failed to load resource: (the server responded with a status of 4|net::ERR_(INTERNET_DISCONNECTED|FAILED))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refusal();
}
