namespace Holdfast.Notifications.Mail;

/// <summary>What a mail says, before it is HTML or plain text. Nothing in it is markup: names are what people typed.</summary>
/// <param name="Language">BCP 47, as the reader chose it.</param>
/// <param name="From">Whose place it is; stands above the letter.</param>
/// <param name="Heading">One line that says it all.</param>
/// <param name="Paragraphs">What happened.</param>
/// <param name="Money">Where each cent is, in words.</param>
/// <param name="Footer">Why the reader gets this.</param>
internal sealed record Letter(
    string Language, string Subject, string From, string Heading, IReadOnlyList<string> Paragraphs, LetterTicket Ticket,
    IReadOnlyList<LetterFact> Money, LetterButton? Button, string? Note, string Footer);

/// <summary>The appointment as a ticket: the day and the hours, then what and where.</summary>
/// <param name="Zone">Whose clock the hours are: "Madrid time".</param>
/// <param name="Code">The confirmation code; null where there is none yet.</param>
internal sealed record LetterTicket(
    TicketState State, string Day, string Hours, string Zone, string What, string? Service, string Where, string Address,
    LetterFact? Code);

internal enum TicketState
{
    /// <summary>The reader's own time: it alone bears the highlighter.</summary>
    Yours,

    /// <summary>Wished for, but not had.</summary>
    Open,

    /// <summary>Not any more.</summary>
    Gone,
}

/// <summary>A labelled line. More of the same fact stands below it, quieter.</summary>
internal sealed record LetterFact(string Label, string Value, string? More = null);

internal sealed record LetterButton(string Label, Uri Link);
