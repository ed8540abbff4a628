using System.Text.Json;

namespace Holdfast.EndToEnd;

/// <summary>
/// Looks for barriers in a page as it stands (WCAG 2.2, A and AA). axe comes in by the browser's debugger, so the content
/// security policy of the page stays as it is.
/// </summary>
internal static class Axe
{
    // What is not drawn yet, because it is far below, has no size: it is drawn first. A bar covers what is behind it only
    // until one scrolls, so bars lie down meanwhile. The name of a time or an hour tells all of it in words, in another order
    // than the few figures in its button: only there a rule that wants these letter by letter is not asked.
    private const string Run = """
        var bars = [...document.querySelectorAll('body :not(dialog, dialog *)')]
          .filter((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position));
        document.querySelectorAll('li').forEach((item) => { item.style.contentVisibility = 'visible'; });
        bars.forEach((bar) => { bar.style.position = 'static'; });
        axe.configure({ rules: [{ id: 'label-content-name-mismatch',
          selector: ':is(a[href], button, [role]):not([data-times] *, [data-time])' }] });
        axe.run(document, { resultTypes: ['violations'], rules: { 'label-content-name-mismatch': { enabled: true } },
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } })
          .finally(() => bars.forEach((bar) => { bar.style.position = ''; }))
          .then(({ violations }) => JSON.stringify(violations.flatMap(({ id, help, nodes }) => nodes.map(
            ({ target, html, failureSummary }) => `${id}: ${help}\n  at ${target.join(' ')}\n  ${html.slice(0, 200)}\n  ` +
              failureSummary.replaceAll('\n', '\n  ')))))
        """;

    private static readonly Lazy<string> Source = new(() => File.ReadAllText(
        Path.Combine(Repository.Root, "web", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>Each barrier: the rule, the element, and what mends it.</summary>
    public static async Task<IReadOnlyList<string>> Barriers(IPage page)
    {
        var debugger = await page.Context.NewCDPSessionAsync(page);
        try
        {
            await Evaluate(debugger, Source.Value, wait: false);
            var answer = await Evaluate(debugger, Run, wait: true);
            var found = answer?.GetProperty("result").GetProperty("value").GetString() ?? throw new InvalidOperationException(
                "axe gave no answer.");
            return JsonSerializer.Deserialize<string[]>(found) ?? [];
        }
        finally
        {
            await debugger.DetachAsync();
        }
    }

    private static Task<JsonElement?> Evaluate(ICDPSession debugger, string expression, bool wait) =>
        debugger.SendAsync("Runtime.evaluate", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["expression"] = expression,
            ["awaitPromise"] = wait,
            ["returnByValue"] = wait,
        });
}
