namespace Holdfast.Notifications.Mail;

/// <summary>The sentences of one language. A language that lacks one does not compile; amounts and dates come formatted.</summary>
internal sealed record Words
{
    public required string Language { get; init; }
    public required LocaleFormat Format { get; init; }

    public required string Code { get; init; }
    public required string Price { get; init; }
    public required string ToPayAtVenue { get; init; }

    /// <summary>What was taken from the card; what comes back to it; what stays with the provider.</summary>
    public required string Taken { get; init; }
    public required string GoesBack { get; init; }
    public required string Kept { get; init; }
    public required string Nothing { get; init; }

    /// <summary>How money comes back, and how long a bank takes to show it.</summary>
    public required string BackTheSameWay { get; init; }
    public required string BackToday { get; init; }
    public required string ByTheTerms { get; init; }
    public required string ReservedIsLetGo { get; init; }
    public required string NothingTakenYet { get; init; }

    /// <summary>Of a city: "Madrid time".</summary>
    public required Func<string, string> TimeOf { get; init; }

    /// <summary>Of a first name.</summary>
    public required Func<string, string> Greeting { get; init; }

    /// <summary>Of the resource and the short date and time.</summary>
    public required Func<string, string, string> ConfirmedSubject { get; init; }
    public required string Confirmed { get; init; }
    public required string ConfirmedLead { get; init; }
    public required string ReceiptAndCalendarAttached { get; init; }
    public required string CalendarAttached { get; init; }
    public required string Manage { get; init; }

    public required Func<string, string> PaymentFailedSubject { get; init; }
    public required string PaymentFailed { get; init; }
    public required string PaymentFailedLead { get; init; }
    public required string TryAnotherCard { get; init; }

    public required Func<string, string> RejectedSubject { get; init; }
    public required string Rejected { get; init; }
    public required string RejectedLead { get; init; }

    public required string FindAnotherTime { get; init; }

    public required Func<string, string, string> CancelledSubject { get; init; }
    public required string Cancelled { get; init; }
    public required string CancelledByYou { get; init; }

    /// <summary>Of the provider's name.</summary>
    public required Func<string, string> CancelledByProvider { get; init; }
    public required string CancelledUnpaid { get; init; }

    /// <summary>Of what the one who cancelled wrote.</summary>
    public required Func<string, string> ReasonGiven { get; init; }
    /// <summary>Of the resource and the short date and time.</summary>
    public required Func<string, string, string> ChangedSubject { get; init; }
    public required string Changed { get; init; }
    public required string ChangedByYou { get; init; }

    /// <summary>Of the provider's name; of the date and time it was before.</summary>
    public required Func<string, string> ChangedByProvider { get; init; }
    public required Func<string, string> ChangedFrom { get; init; }
    public required string CalendarReplaced { get; init; }

    public required Func<string, string, string> TransferredSubject { get; init; }
    public required string Transferred { get; init; }
    public required string TransferredLead { get; init; }

    /// <summary>Of the confirmation code.</summary>
    public required Func<string, string> PassedOnSubject { get; init; }
    public required string PassedOn { get; init; }
    public required string PassedOnLead { get; init; }
    public required string PassedOnNote { get; init; }

    /// <summary>Of the resource and the short date and time; the lead of the provider's name as well.</summary>
    public required Func<string, string, string> ProposedSubject { get; init; }
    public required string Proposed { get; init; }
    public required Func<string, string, string, string> ProposedLead { get; init; }
    public required Func<string, string> ProposedUntil { get; init; }
    public required string ProposedAnswer { get; init; }
    public required string ProposedNote { get; init; }

    /// <summary>What the bank keeps for the venue until it answers; nothing is taken before a yes.</summary>
    public required string Reserved { get; init; }
    public required string TakenOnlyOnYes { get; init; }

    /// <summary>Of the resource and the short date and time.</summary>
    public required Func<string, string, string> AskedSubject { get; init; }

    /// <summary>Of the provider's name; the lead also of the time by which they answer.</summary>
    public required Func<string, string> Asked { get; init; }
    public required Func<string, string, string> AskedLead { get; init; }

    public required Func<string, string, string> DeclinedSubject { get; init; }
    public required Func<string, string> Declined { get; init; }
    public required string DeclinedLead { get; init; }

    public required Func<string, string, string> NotAnsweredSubject { get; init; }
    public required Func<string, string> NotAnswered { get; init; }
    public required string NotAnsweredLead { get; init; }

    public required Func<string, string> RefundedSubject { get; init; }
    public required Func<string, string> Refunded { get; init; }
    public required string RefundedLead { get; init; }

    public required Func<string, string> LinkSubject { get; init; }
    public required string Link { get; init; }
    public required string LinkLead { get; init; }
    public required string LinkNote { get; init; }

    /// <summary>Of the resource and the short date and time.</summary>
    public required Func<string, string, string> DraftSubject { get; init; }
    public required string Draft { get; init; }
    public required string DraftLead { get; init; }
    public required string DraftGoOn { get; init; }
    public required string DraftNote { get; init; }

    /// <summary>Of the provider's name.</summary>
    public required Func<string, string> DraftFooter { get; init; }

    /// <summary>Of the confirmation code and the provider's name.</summary>
    public required Func<string, string, string> Footer { get; init; }

    /// <summary>By the first two letters of a locale; English for all that are not spoken here.</summary>
    public static Words Of(string? locale) => (locale ?? "").Split('-', '_')[0].ToLowerInvariant() switch
    {
        "es" => Spanish.Words,
        "de" => German.Words,
        _ => English.Words,
    };
}
