using Holdfast.Kernel;

namespace Holdfast.Notifications.Mail;

/// <summary>What a mail is written from: the booking as it is known here, and what its event told.</summary>
/// <param name="AtVenue">Nothing is paid by card.</param>
/// <param name="Paid">Sum of the receipts; null when nothing was taken.</param>
internal sealed record LetterFacts(
    Guid TenantId, Guid BookingId, string Kind, MessageDetails Details, string? Locale, string? FirstName,
    string ConfirmationCode, string ResourceName, string ServiceName, string ProviderName, string Address, string TimeZone,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Units, int TokenEpoch, bool AtVenue, Money Total,
    Money? Paid, bool WasConfirmed, bool Ended)
{
    /// <summary>What the one who cancelled wrote.</summary>
    public string? Reason { get; init; }

    public LocalPeriod Period => LocalPeriod.Of(StartsAt, EndsAt, TimeZone);
}

/// <summary>Writes the letter of each kind of message, and the calendar entry that goes with it.</summary>
internal sealed class Letters(Settings settings, GuestTokens tokens)
{
    private readonly string _site = settings.PublicUrl.AbsoluteUri.TrimEnd('/');

    /// <param name="withReceipt">The receipt comes along.</param>
    public Letter Write(LetterFacts facts, bool withReceipt)
    {
        var words = Words.Of(facts.Locale);
        var letter = facts.Kind switch
        {
            MessageKinds.Confirmation => Confirmation(facts, words, withReceipt),
            MessageKinds.PaymentFailed => PaymentFailed(facts, words),
            MessageKinds.PaymentRejected => Rejected(facts, words),
            MessageKinds.Cancelled => Cancelled(facts, words),
            MessageKinds.Refunded => Refunded(facts, words),
            MessageKinds.ApprovalAsked => Asked(facts, words),
            MessageKinds.Declined => Declined(facts, words),
            MessageKinds.NotAnswered => NotAnswered(facts, words),
            MessageKinds.Changed => Changed(facts, words),
            MessageKinds.Transferred => Transferred(facts, words),
            MessageKinds.PassedOn => PassedOn(facts, words),
            MessageKinds.TimeProposed => TimeProposed(facts, words),
            MessageKinds.BookingLink => Link(facts, words),
            MessageKinds.DraftLink => DraftLink(facts, words),
            var other => throw new InvalidOperationException($"There are no words for '{other}'."),
        };
        // Header lines must be one line, whatever a name holds.
        return letter with { Subject = string.Concat(letter.Subject.Where(c => !char.IsControl(c))) };
    }

    /// <summary>As it is now, or taken back; null for mails that are not about the appointment.</summary>
    public CalendarEvent? Calendar(LetterFacts facts, DateTimeOffset now)
    {
        // Who passed a booking on has no appointment any more.
        var cancelled = facts.Kind is MessageKinds.Cancelled or MessageKinds.PassedOn;
        var stands = facts.Kind is MessageKinds.Confirmation or MessageKinds.Changed or MessageKinds.Transferred;
        if (!stands && !(cancelled && facts.WasConfirmed)) return null;
        var what = $"{facts.ServiceName}, {facts.ResourceName}";
        return new CalendarEvent(
            $"{facts.BookingId}@{settings.PublicUrl.Host}", facts.Details.Sequence, now, facts.StartsAt, facts.EndsAt,
            facts.TimeZone, what)
        {
            Location = $"{facts.ProviderName}, {facts.Address}",
            Description = $"{Words.Of(facts.Locale).Code} {facts.ConfirmationCode}",
            Url = new Uri($"{_site}/bookings/{facts.BookingId}"), // No token: calendars are shared.
            Cancelled = cancelled,
        };
    }

    private Letter Confirmation(LetterFacts facts, Words words, bool withReceipt) => Letter(
        facts, words, words.ConfirmedSubject(facts.ResourceName, Short(facts, words)), words.Confirmed,
        [words.ConfirmedLead], TicketState.Yours,
        [facts.Paid is { } paid
            ? new LetterFact(words.Taken, words.Format.Amount(paid))
            : new LetterFact(words.ToPayAtVenue, words.Format.Amount(facts.Total))],
        Manage(facts, words), withReceipt ? words.ReceiptAndCalendarAttached : words.CalendarAttached);

    private Letter PaymentFailed(LetterFacts facts, Words words) => Letter(
        facts, words, words.PaymentFailedSubject(facts.ConfirmationCode), words.PaymentFailed, [words.PaymentFailedLead],
        TicketState.Open,
        [new(words.Taken, words.Nothing), new(words.Price, words.Format.Amount(facts.Total))],
        new LetterButton(words.TryAnotherCard, ManageLink(facts)), null);

    private Letter Rejected(LetterFacts facts, Words words) => Letter(
        facts, words, words.RejectedSubject(facts.ConfirmationCode), words.Rejected, [words.RejectedLead], TicketState.Gone,
        [new(words.GoesBack, words.Format.Amount(facts.Paid ?? facts.Total), words.BackToday)],
        new LetterButton(words.FindAnotherTime, new Uri(_site + "/")), null);

    private Letter Cancelled(LetterFacts facts, Words words) => Letter(
        facts, words, words.CancelledSubject(facts.ResourceName, Short(facts, words)), words.Cancelled,
        WithReason(facts, words, WhoCancelled(facts, words)),
        TicketState.Gone, AfterCancelling(facts, words), new LetterButton(words.FindAnotherTime, new Uri(_site + "/")), null);

    private static string WhoCancelled(LetterFacts facts, Words words) => facts.Details.By switch
    {
        "customer" => words.CancelledByYou,
        "provider" or "admin" => words.CancelledByProvider(facts.ProviderName),
        _ => words.CancelledUnpaid,
    };

    private Letter Asked(LetterFacts facts, Words words)
    {
        var until = LocalPeriod.Of(facts.Details.DecideBy!.Value, facts.Details.DecideBy.Value, facts.TimeZone).Start;
        return Letter(
            facts, words, words.AskedSubject(facts.ResourceName, Short(facts, words)), words.Asked(facts.ProviderName),
            [words.AskedLead(facts.ProviderName, LocaleFormat.Time(until))], TicketState.Open,
            [facts.AtVenue
                ? new LetterFact(words.ToPayAtVenue, words.Format.Amount(facts.Total))
                : new LetterFact(words.Reserved, words.Format.Amount(facts.Total), words.TakenOnlyOnYes)],
            Manage(facts, words), null);
    }

    private Letter Declined(LetterFacts facts, Words words) => Letter(
        facts, words, words.DeclinedSubject(facts.ResourceName, Short(facts, words)), words.Declined(facts.ProviderName),
        WithReason(facts, words, words.DeclinedLead),
        TicketState.Gone, AfterCancelling(facts, words), new LetterButton(words.FindAnotherTime, new Uri(_site + "/")), null);

    private Letter NotAnswered(LetterFacts facts, Words words) => Letter(
        facts, words, words.NotAnsweredSubject(facts.ResourceName, Short(facts, words)),
        words.NotAnswered(facts.ProviderName), [words.NotAnsweredLead], TicketState.Gone, AfterCancelling(facts, words),
        new LetterButton(words.FindAnotherTime, new Uri(_site + "/")), null);

    private Letter Refunded(LetterFacts facts, Words words)
    {
        var amount = words.Format.Amount(facts.Details.Refund ?? facts.Total);
        return Letter(
            facts, words, words.RefundedSubject(facts.ConfirmationCode), words.Refunded(amount), [words.RefundedLead],
            facts is { WasConfirmed: true, Ended: false } ? TicketState.Yours : TicketState.Gone,
            [new(words.GoesBack, amount, words.BackTheSameWay)],
            Manage(facts, words), null);
    }

    private Letter Changed(LetterFacts facts, Words words)
    {
        var money = new List<LetterFact>
        {
            new(facts.AtVenue ? words.ToPayAtVenue : words.Price, words.Format.Amount(facts.Total)),
        };
        if (facts.Details.Refund is { } refund && !facts.AtVenue)
            money.Add(new(words.GoesBack, words.Format.Amount(refund), words.BackTheSameWay));
        return Letter(
            facts, words, words.ChangedSubject(facts.ResourceName, Short(facts, words)), words.Changed,
            [
                facts.Details.By == "customer" ? words.ChangedByYou : words.ChangedByProvider(facts.ProviderName),
                words.ChangedFrom(At(facts.Details.OldStart ?? facts.StartsAt, facts, words)),
            ],
            TicketState.Yours, money, Manage(facts, words), words.CalendarReplaced);
    }

    private Letter Transferred(LetterFacts facts, Words words) => Letter(
        facts, words, words.TransferredSubject(facts.ResourceName, Short(facts, words)), words.Transferred,
        [words.TransferredLead], TicketState.Yours,
        facts.AtVenue ? [new(words.ToPayAtVenue, words.Format.Amount(facts.Total))] : [],
        Manage(facts, words), words.CalendarAttached);

    // Nothing in it opens the booking.
    private Letter PassedOn(LetterFacts facts, Words words) => Letter(
        facts, words, words.PassedOnSubject(facts.ConfirmationCode), words.PassedOn, [words.PassedOnLead], TicketState.Gone, [],
        new LetterButton(words.FindAnotherTime, new Uri(_site + "/")), words.PassedOnNote);

    private Letter TimeProposed(LetterFacts facts, Words words)
    {
        var proposed = facts.Details.Proposed
            ?? throw new InvalidOperationException("A proposal without its time.");
        var when = At(proposed.Start, facts, words);
        return Letter(
            facts, words, words.ProposedSubject(proposed.Place, when), words.Proposed,
            [words.ProposedLead(facts.ProviderName, proposed.Place, when), words.ProposedUntil(At(proposed.Until, facts, words))],
            facts.WasConfirmed ? TicketState.Yours : TicketState.Open,
            [new(words.Price, words.Format.Amount(proposed.Total))],
            new LetterButton(words.ProposedAnswer, ManageLink(facts)), words.ProposedNote);
    }

    private Letter Link(LetterFacts facts, Words words) => Letter(
        facts, words, words.LinkSubject(facts.ConfirmationCode), words.Link, [words.LinkLead],
        facts.Ended ? TicketState.Gone : facts.WasConfirmed ? TicketState.Yours : TicketState.Open, [],
        Manage(facts, words), words.LinkNote);

    private Letter DraftLink(LetterFacts facts, Words words)
    {
        var token = tokens.Issue(GuestTokens.Draft, facts.TenantId, facts.BookingId);
        return Letter(
            facts, words, words.DraftSubject(facts.ResourceName, Short(facts, words)), words.Draft, [words.DraftLead],
            TicketState.Open, [new(words.Price, words.Format.Amount(facts.Total), words.NothingTakenYet)],
            new LetterButton(words.DraftGoOn, new Uri($"{_site}/continue/{facts.BookingId}#token={token}")), words.DraftNote);
    }

    private static Letter Letter(
        LetterFacts facts, Words words, string subject, string heading, IReadOnlyList<string> paragraphs, TicketState state,
        IReadOnlyList<LetterFact> money, LetterButton? button, string? note) => new(
        words.Language, subject, facts.ProviderName, heading,
        facts.FirstName is { Length: > 0 } name ? [words.Greeting(name), .. paragraphs] : paragraphs,
        Ticket(facts, words, state), money, button, note, facts.Kind == MessageKinds.DraftLink
            ? words.DraftFooter(facts.ProviderName) : words.Footer(facts.ConfirmationCode, facts.ProviderName));

    private static LetterTicket Ticket(LetterFacts facts, Words words, TicketState state)
    {
        var period = facts.Period;
        return new LetterTicket(
            state, words.Format.Date(period.Start.Date), words.Format.Times(period), words.TimeOf(period.City),
            facts.Units > 1 ? $"{facts.Units} × {facts.ResourceName}" : facts.ResourceName, facts.ServiceName,
            facts.ProviderName, facts.Address,
            facts.ConfirmationCode.Length > 0 ? new LetterFact(words.Code, facts.ConfirmationCode) : null);
    }

    // Taken, back, kept: the three add up, and what is nothing is said, too.
    private static List<LetterFact> AfterCancelling(LetterFacts facts, Words words)
    {
        if (facts.Paid is not { Amount: > 0 } taken)
            return [new(words.Taken, words.Nothing, facts.AtVenue ? null : words.ReservedIsLetGo)];
        var paid = taken with { Amount = Math.Min(taken.Amount, facts.Total.Amount) }; // The rest went back with a change.
        var back = paid.Part(facts.Details.RefundPercent * 100);
        var lines = new List<LetterFact> { new(words.Taken, words.Format.Amount(paid)) };
        lines.Add(back.Amount > 0
            ? new(words.GoesBack, words.Format.Amount(back), words.BackTheSameWay)
            : new(words.GoesBack, words.Nothing, words.ByTheTerms));
        if (back.Amount > 0 && back.Amount < paid.Amount)
            lines.Add(new(words.Kept, words.Format.Amount(paid with { Amount = paid.Amount - back.Amount }), words.ByTheTerms));
        return lines;
    }

    private static IReadOnlyList<string> WithReason(LetterFacts facts, Words words, string lead) =>
        facts.Reason is { } reason ? [lead, words.ReasonGiven(OneLine(reason))] : [lead];

    // Lines of somebody's own could pass for a part of the letter.
    private static string OneLine(string written) =>
        string.Join(' ', written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private LetterButton Manage(LetterFacts facts, Words words) => new(words.Manage, ManageLink(facts));

    // Behind the # the token stays in the browser: it is in no server's log and in no Referer.
    private Uri ManageLink(LetterFacts facts) => new(
        $"{_site}/bookings/{facts.BookingId}#token="
        + tokens.Issue(GuestTokens.Booking, facts.TenantId, facts.BookingId, facts.TokenEpoch));

    private static string Short(LetterFacts facts, Words words) => At(facts.StartsAt, facts, words);

    private static string At(DateTimeOffset time, LetterFacts facts, Words words)
    {
        var start = LocalPeriod.Of(time, time, facts.TimeZone).Start;
        return $"{words.Format.Date(start.Date)}, {LocaleFormat.Time(start)}";
    }
}
