using System.Net.Mail;
using Dapper;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Holdfast.Notifications.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.Notifications;

/// <summary>
/// Hands waiting mails over. Each is leased first, sent outside of any transaction, and marked with its event published in
/// one; whoever dies in between leaves a mail that is sent again under the same Message-ID. Refused mails wait longer each
/// time, at most an hour, and are given up after ten attempts.
/// </summary>
internal sealed class SendMessages(
    [FromKeyedServices(NotificationsModule.Module)] Database database, Mailer mailer, Letters letters, FileStore files,
    Settings settings, ILogger<SendMessages> logger, WorkerContext context) : PeriodicWorker(context)
{
    public const string WorkerName = "send-messages";
    internal const int AttemptsMax = 10;
    private const int BatchMax = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan DelayMax = TimeSpan.FromHours(1);

    public override string Name => WorkerName;

    protected override TimeSpan Interval => TimeSpan.FromSeconds(1);

    public override LagQuestion Lag => new(NotificationsModule.Module, """
        select extract(epoch from @Now - created_at)::float8 from notifications.messages
        where state in ('queued', 'sending') and due_at <= @Now order by created_at limit 1
        """);

    /// <summary>One second, two, four …</summary>
    internal static TimeSpan Delay(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(DelayMax.TotalSeconds, Math.Pow(2, attempts - 1)));

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        var claimed = await Claim(cancellation);
        await Task.WhenAll(claimed.Select(message => Send(message, cancellation)));
        return claimed.Count == BatchMax;
    }

    private async Task<List<Claimed>> Claim(CancellationToken cancellation)
    {
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        var now = Clock.GetUtcNow();
        return (await connection.QueryAsync<Claimed>(new CommandDefinition(
            ClaimSql, new { Now = now, LeasedUntil = now + Lease, AttemptsMax, BatchMax }, cancellationToken: cancellation)))
            .AsList();
    }

    private async Task Send(Claimed message, CancellationToken cancellation)
    {
        try
        {
            if (await Compose(message, cancellation) is not { } mail) return;
            await mailer.Send(mail, cancellation);
        }
        catch (Exception e) when (e is SmtpException or IOException or FormatException or RecipientUnknownException
            || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            await Postpone(message, e, cancellation);
            return;
        }
        await database.Write(message.TenantId, async transaction =>
        {
            if (await transaction.Execute(SentSql, new { message.Id, transaction.Now, MessageKinds.PassedOn }) == 0) return;
            await transaction.Publish(
                new NotificationSent(message.Id, message.BookingId, message.Kind, "email"), aggregateVersion: 1);
        }, cancellation);
    }

    private async Task<OutgoingMail?> Compose(Claimed message, CancellationToken cancellation)
    {
        var (source, receipts) = await database.Read(message.TenantId, ComposeSql, new { message.Id }, async grid => (
            await grid.ReadFirstOrDefaultAsync<Source>(), (await grid.ReadAsync<Receipt>()).AsList()), cancellation);
        if (source is null) return null; // Withdrawn since it was claimed.
        if (source.Recipient is null) throw new RecipientUnknownException();
        var facts = Facts(message, source, receipts);
        var attachments = facts.Kind == MessageKinds.Confirmation ? await Papers(receipts, cancellation) : [];
        var letter = letters.Write(facts, withReceipt: attachments.Count > 0);
        if (letters.Calendar(facts, Clock.GetUtcNow()) is { } entry) attachments.Add(CalendarFile(entry));
        var messageId = Messages.MessageId(source.EventId, source.Recipient, settings.PublicUrl.Host);
        return new OutgoingMail(source.Recipient, messageId, letter, attachments);
    }

    private async Task<List<MailFile>> Papers(List<Receipt> receipts, CancellationToken cancellation)
    {
        var papers = new List<MailFile>();
        foreach (var receipt in receipts)
            if (await files.Read(receipt.FileKey, cancellation) is { } pdf)
                papers.Add(new MailFile($"{receipt.Number}.pdf", "application/pdf", pdf));
        return papers;
    }

    private static MailFile CalendarFile(CalendarEvent entry) => new(
        "booking.ics", $"text/calendar; charset=utf-8; method={(entry.Cancelled ? "CANCEL" : "PUBLISH")}",
        System.Text.Encoding.UTF8.GetBytes(ICalendar.Write(entry)));

    // Who has no part in the booking any more is not called by the name of the one who has.
    private static LetterFacts Facts(Claimed message, Source source, List<Receipt> receipts)
    {
        var facts = FactsOf(message, source, receipts);
        return message.Kind == MessageKinds.PassedOn ? facts with { FirstName = null, Locale = facts.Details.Locale } : facts;
    }

    private static LetterFacts FactsOf(Claimed message, Source source, List<Receipt> receipts) => new(
        message.TenantId, (message.BookingId ?? message.DraftId)!.Value, message.Kind, Json.Read<MessageDetails>(source.Details), source.Locale,
        source.FirstName, source.ConfirmationCode, source.ResourceName, source.ServiceName, source.ProviderName,
        source.Address, source.TimeZone, source.StartsAt, source.EndsAt, source.Units, source.TokenEpoch,
        source.AtVenue, new Money(source.Total, source.Currency),
        receipts.Count > 0 ? new Money(receipts.Sum(r => r.Amount), receipts[0].Currency) : null, source.WasConfirmed,
        source.Ended)
    {
        Reason = source.Reason,
    };

    private async Task Postpone(Claimed message, Exception error, CancellationToken cancellation)
    {
        // The server's words may hold the address; the kind of error does not.
        var reason = error switch
        {
            SmtpException smtp => $"SMTP {smtp.StatusCode}",
            RecipientUnknownException => "The account is not known here yet",
            _ => error.GetType().Name,
        };
        var givenUp = message.Attempts >= AttemptsMax;
        logger.LogWarning(
            "Mail {Id} ({Kind}) was not taken at attempt {Attempt}: {Reason}", message.Id, message.Kind, message.Attempts, reason);
        await database.Execute(message.TenantId, PostponeSql, new
        {
            message.Id,
            reason,
            State = givenUp ? "failed" : "queued",
            DueAt = Clock.GetUtcNow() + Delay(message.Attempts),
        }, cancellation);
    }

    private sealed class RecipientUnknownException : Exception;

    private sealed record Claimed(Guid Id, Guid TenantId, Guid? BookingId, Guid? DraftId, string Kind, int Attempts);

    private sealed record Receipt(string Number, string FileKey, long Amount, string Currency);

    private sealed record Source(
        string? Recipient, Guid EventId, string Details, string? Reason, string? Locale, string? FirstName, string ConfirmationCode,
        string ResourceName, string ServiceName, string ProviderName, string Address, string TimeZone,
        DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Units, int TokenEpoch, long Total, string Currency,
        bool WasConfirmed, bool Ended, bool AtVenue);

    // A lease that ran out after the last attempt ends there: its process died ten times over.
    private const string ClaimSql = """
        update notifications.messages set state = 'failed', error = 'lost', reason = null
        where state = 'sending' and due_at <= @Now and attempts >= @AttemptsMax;
        update notifications.messages set state = 'sending', attempts = attempts + 1, due_at = @LeasedUntil
        where id = any(array(select id from notifications.messages
            where state in ('queued', 'sending') and due_at <= @Now order by due_at limit @BatchMax for update skip locked))
        returning id, tenant_id, booking_id, draft_id, kind, attempts
        """;

    // The account may have become known after the mail was queued; from its first attempt on the recipient stays.
    private const string ComposeSql = """
        update notifications.messages m set recipient = u.email
        from notifications.bookings b join notifications.users u on u.id = b.user_id
        where m.id = @Id and m.state = 'sending' and m.recipient is null and b.id = m.booking_id;
        select m.recipient, m.event_id, m.details::text as details, m.reason, coalesce(u.locale, c.locale) as locale,
            coalesce(c.first_name, u.display_name) as first_name, b.confirmation_code, b.resource_name, b.service_name,
            b.provider_name, b.address, b.time_zone, b.starts_at, b.ends_at, b.units, b.token_epoch, b.total,
            b.currency, b.confirmed_version is not null as was_confirmed, b.ended,
            b.payment_policy = 'at_venue' as at_venue
        from notifications.messages m
        join notifications.bookings b on b.id = m.booking_id
        left join notifications.contacts c on c.booking_id = m.booking_id
        left join notifications.users u on u.id = b.user_id
        where m.id = @Id and m.state = 'sending'
        union all
        select m.recipient, m.event_id, m.details::text, null, d.locale, d.first_name, '', d.resource_name, d.service_name,
            d.provider_name, d.address, d.time_zone, d.starts_at, d.ends_at, d.units, 0, d.price, d.currency, false, false,
            false
        from notifications.messages m
        join notifications.drafts d on d.id = m.draft_id
        where m.id = @Id and m.state = 'sending';
        select r.number, r.file_key, r.amount, r.currency from notifications.receipts r
        join notifications.messages m on m.booking_id = r.booking_id where m.id = @Id order by r.number
        """;

    private const string SentSql = """
        update notifications.messages set state = 'sent', sent_at = @Now, error = null, reason = null,
            recipient = case when kind = @PassedOn then null else recipient end
        where id = @Id and state = 'sending'
        """;

    private const string PostponeSql = """
        update notifications.messages set state = @State, due_at = @DueAt, error = @reason,
            reason = case when @State = 'failed' then null else reason end
        where id = @Id and state = 'sending'
        """;
}
