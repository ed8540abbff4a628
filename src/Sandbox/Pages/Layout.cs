using System.Net;

namespace Holdfast.Sandbox.Pages;

/// The frame of every page for people.
public static class Layout
{
    private const string Style = """
        :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 25%, transparent) }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem }
        nav ul { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; padding: 0 }
        table { border-collapse: collapse; width: 100% } caption { text-align: left; padding: .5rem 0 }
        th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line) }
        code, pre { font: 14px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap }
        iframe { width: 100%; height: 36rem; border: 1px solid var(--line); background: white }
        button, input, select { font: inherit; padding: .5rem .9rem; min-height: 2.75rem }
        label { display: inline-block; margin: 0 1rem .5rem 0 }
        .skip { position: absolute; left: -100vw } .skip:focus { position: static }
        """;

    public static IResult Page(string title, string body, int status = 200) => Results.Content($"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Text(title)} – Sandbox</title><style>{Style}</style></head>
        <body><a class="skip" href="#main">Skip to the content</a>
        <header><nav aria-label="Sandbox"><ul>
        <li><a href="/">Sandbox</a></li><li><a href="/inbox">Inbox</a></li><li><a href="/payments">Payments</a></li>
        <li><a href="/cards">Test cards</a></li><li><a href="/faults">Faults</a></li>
        </ul></nav></header>
        <main id="main"><h1>{Text(title)}</h1>
        {body}
        </main></body></html>
        """, "text/html; charset=utf-8", statusCode: status);

    public static string Table(string caption, string[] heads, IEnumerable<string[]> rows)
    {
        var lines = rows
            .Select(row => "<tr>" + string.Concat(row.Select(cell => $"<td>{cell}</td>")) + "</tr>").ToList();
        if (lines.Count == 0) return $"<p>{Text(caption)}: none yet.</p>";
        return $"<table><caption>{Text(caption)}</caption><thead><tr>"
            + string.Concat(heads.Select(head => $"<th scope=\"col\">{Text(head)}</th>"))
            + $"</tr></thead><tbody>{string.Concat(lines)}</tbody></table>";
    }

    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    public static string Link(string href, string text) => $"<a href=\"{Text(href)}\">{Text(text)}</a>";

    public static string At(DateTimeOffset at) => $"<time datetime=\"{at:O}\">{at:yyyy-MM-dd HH:mm:ss}</time>";
}
