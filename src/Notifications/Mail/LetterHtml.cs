using System.Net;
using System.Text;

namespace Holdfast.Notifications.Mail;

/// <summary>
/// The letter as HTML that survives mail readers: layout by plain tables, every style inline, no pictures, no scripts,
/// nothing loaded. Readers that know dark mode are told our dark colours; those that drop the style element, or invert by
/// themselves, find enough contrast to do so.
/// </summary>
internal static class LetterHtml
{
    private const string Font =
        "font-family:'Instrument Sans',-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

    private const string Table =
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

    private const string Rules = """
        @media (max-width: 480px) {
          .card { padding: 20px 16px !important } .hours { font-size: 24px !important; line-height: 30px !important }
          .button { display: block !important; text-align: center !important }
        }
        @media (prefers-color-scheme: dark) {
          .page { background: #0B141B !important } .card { background: #121E27 !important; border-color: #25353F !important }
          .ink { color: #E9F0F4 !important } .quiet { color: #AFBFCA !important } .line { border-color: #25353F !important }
          .stub { background: #121E27 !important } .off { background: #1C2A35 !important; color: #E9F0F4 !important }
          .edge { border-color: #6A7D8B !important } .button { background: #2A6DBE !important }
        }
        """;

    public static string Write(Letter letter)
    {
        var html = new StringBuilder();
        html.Append($"<!doctype html>\n<html lang=\"{Text(letter.Language)}\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Append("<meta name=\"supported-color-schemes\" content=\"light dark\">\n");
        html.Append($"<title>{Text(letter.Subject)}</title>\n");
        html.Append($"<style>\n:root {{ color-scheme: light dark }}\n{Rules}\n</style>\n</head>\n");
        html.Append("<body class=\"page\" style=\"margin:0;padding:0;background:#F3F6F8;-webkit-text-size-adjust:100%;");
        html.Append($"{Font}\">\n{Table} class=\"page\" style=\"background:#F3F6F8\">");
        html.Append("<tr><td align=\"center\" style=\"padding:24px 12px 32px\">\n");
        html.Append($"{Table} style=\"max-width:544px\">\n");
        html.Append("<tr><td class=\"ink\" style=\"padding:0 4px 12px;font-size:15px;line-height:22px;font-weight:600;");
        html.Append($"color:#0E1D29\">{Text(letter.From)}</td></tr>\n");
        html.Append("<tr><td class=\"card\" style=\"padding:28px;background:#FFFFFF;border:1px solid #D9E1E7;");
        html.Append("border-radius:12px\">\n");
        Body(html, letter);
        html.Append("</td></tr>\n<tr><td class=\"quiet\" style=\"padding:16px 4px 0;font-size:12px;line-height:18px;");
        html.Append($"color:#586875\">{Text(letter.Footer)}</td></tr>\n</table>\n</td></tr></table>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void Body(StringBuilder html, Letter letter)
    {
        html.Append("<h1 class=\"ink\" style=\"margin:0 0 12px;font-size:22px;line-height:28px;font-weight:650;");
        html.Append($"letter-spacing:-0.01em;color:#0E1D29\">{Text(letter.Heading)}</h1>\n");
        foreach (var paragraph in letter.Paragraphs) Paragraph(html, paragraph);
        Ticket(html, letter.Ticket);
        if (letter.Money.Count > 0) Money(html, letter.Money);
        if (letter.Button is { } button) Button(html, button);
        if (letter.Note is null) return;
        html.Append("<p class=\"quiet\" style=\"margin:16px 0 0;font-size:13px;line-height:18px;color:#425261\">");
        html.Append($"{Text(letter.Note)}</p>\n");
    }

    private static void Paragraph(StringBuilder html, string text) => html.Append(
        $"<p class=\"ink\" style=\"margin:0 0 12px;font-size:15px;line-height:22px;color:#0E1D29\">{Text(text)}</p>\n");

    private static void Ticket(StringBuilder html, LetterTicket ticket)
    {
        var (band, ink, edge, mark) = ticket.State switch
        {
            TicketState.Yours => ("background:#DDF24F", "#1A2000", "1px solid #5F6B00", ""),
            TicketState.Open => ("background:#E9EEF2", "#0E1D29", "1px dashed #7B8A97", ""),
            _ => ("background:#E9EEF2", "#0E1D29", "1px solid #7B8A97", ";text-decoration:line-through"),
        };
        var own = ticket.State == TicketState.Yours ? "" : " off";
        html.Append($"{Table} class=\"edge\" style=\"margin:20px 0;border:{edge};border-radius:20px;");
        html.Append("border-collapse:separate;overflow:hidden\">\n");
        html.Append($"<tr><td class=\"band{own}\" style=\"padding:16px 20px;{band};color:{ink};");
        html.Append("border-radius:19px 19px 0 0\">\n");
        html.Append($"<div style=\"font-size:15px;line-height:22px;font-weight:600{mark}\">{Text(ticket.Day)}</div>\n");
        html.Append("<div class=\"hours\" style=\"font-size:28px;line-height:34px;font-weight:650;letter-spacing:-0.02em;");
        html.Append($"font-variant-numeric:tabular-nums{mark}\">{Text(ticket.Hours)}</div>\n");
        html.Append($"<div style=\"font-size:13px;line-height:18px\">{Text(ticket.Zone)}</div>\n</td></tr>\n");
        html.Append("<tr><td class=\"stub\" style=\"padding:14px 20px 16px;background:#FFFFFF;");
        html.Append("border-radius:0 0 19px 19px\">\n");
        html.Append("<div class=\"ink\" style=\"font-size:18px;line-height:24px;font-weight:620;color:#0E1D29\">");
        html.Append($"{Text(ticket.What)}</div>\n");
        if (ticket.Service is not null) Quiet(html, ticket.Service);
        html.Append("<div class=\"ink\" style=\"margin-top:8px;font-size:15px;line-height:22px;font-weight:560;");
        html.Append($"color:#0E1D29\">{Text(ticket.Where)}</div>\n");
        Quiet(html, ticket.Address);
        if (ticket.Code is { } code) Code(html, code);
        html.Append("</td></tr></table>\n");
    }

    private static void Quiet(StringBuilder html, string text) => html.Append(
        $"<div class=\"quiet\" style=\"font-size:13px;line-height:18px;color:#425261\">{Text(text)}</div>\n");

    private static void Code(StringBuilder html, LetterFact code)
    {
        html.Append("<div class=\"line\" style=\"margin-top:12px;padding-top:12px;border-top:1px dashed #D9E1E7\">\n");
        html.Append("<div class=\"quiet\" style=\"font-size:12px;line-height:16px;color:#425261\">");
        html.Append($"{Text(code.Label)}</div>\n<div class=\"ink\" style=\"font-size:18px;line-height:24px;color:#0E1D29;");
        html.Append("letter-spacing:0.08em;font-family:ui-monospace,'SF Mono',Menlo,Consolas,monospace\">");
        html.Append($"{Text(code.Value)}</div></div>\n");
    }

    private static void Money(StringBuilder html, IReadOnlyList<LetterFact> facts)
    {
        html.Append($"{Table} style=\"margin:0 0 20px;border-collapse:collapse\">\n");
        foreach (var fact in facts)
        {
            html.Append("<tr><td class=\"line quiet\" valign=\"top\" style=\"padding:10px 16px 10px 0;");
            html.Append("border-bottom:1px solid #D9E1E7;font-size:15px;line-height:22px;color:#425261\">");
            html.Append($"{Text(fact.Label)}</td>\n<td class=\"line ink\" valign=\"top\" align=\"right\" style=\"");
            html.Append("padding:10px 0;border-bottom:1px solid #D9E1E7;font-size:15px;line-height:22px;font-weight:600;");
            html.Append("font-variant-numeric:tabular-nums;color:#0E1D29\">");
            html.Append(Text(fact.Value));
            if (fact.More is not null)
                html.Append("<div class=\"quiet\" style=\"font-size:13px;line-height:18px;")
                    .Append($"font-weight:450;color:#425261\">{Text(fact.More)}</div>");
            html.Append("</td></tr>\n");
        }
        html.Append("</table>\n");
    }

    private static void Button(StringBuilder html, LetterButton button) => html.Append(
        $"<a class=\"button\" href=\"{Text(button.Link.AbsoluteUri)}\" style=\"display:inline-block;"
        + "padding:12px 24px;border-radius:8px;background:#15529B;color:#FFFFFF;font-size:16px;line-height:20px;"
        + $"font-weight:600;text-decoration:none\">{Text(button.Label)}</a>\n");

    private static string Text(string value) => WebUtility.HtmlEncode(value);
}
