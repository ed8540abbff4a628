using System.Text;

namespace Holdfast.Notifications.Mail;

/// <summary>The letter for readers that show plain text.</summary>
internal static class LetterText
{
    public static string Write(Letter letter)
    {
        var text = new StringBuilder();
        text.Append(letter.Heading).Append("\n\n");
        foreach (var paragraph in letter.Paragraphs) text.Append(paragraph).Append("\n\n");
        Ticket(text, letter.Ticket);
        foreach (var fact in letter.Money)
        {
            text.Append(fact.Label).Append(": ").Append(fact.Value);
            if (fact.More is not null) text.Append(", ").Append(fact.More);
            text.Append('\n');
        }
        if (letter.Money.Count > 0) text.Append('\n');
        if (letter.Button is { } button) text.Append(button.Label).Append(":\n").Append(button.Link.AbsoluteUri).Append("\n\n");
        if (letter.Note is not null) text.Append(letter.Note).Append("\n\n");
        return text.Append("-- \n").Append(letter.Footer).Append('\n').ToString();
    }

    private static void Ticket(StringBuilder text, LetterTicket ticket)
    {
        text.Append(ticket.Day).Append(", ").Append(ticket.Hours).Append(", ").Append(ticket.Zone).Append('\n');
        text.Append(ticket.What);
        if (ticket.Service is not null) text.Append(", ").Append(ticket.Service);
        text.Append('\n').Append(ticket.Where).Append(", ").Append(ticket.Address).Append('\n');
        if (ticket.Code is { } code) text.Append(code.Label).Append(": ").Append(code.Value).Append('\n');
        text.Append('\n');
    }
}
