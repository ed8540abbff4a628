using System.Security.Cryptography;
using System.Text;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>What mails are about; also told by notification.sent.</summary>
internal static class MessageKinds
{
    public const string Confirmation = "confirmation";
    public const string PaymentFailed = "payment-failed";
    public const string PaymentRejected = "payment-rejected";
    public const string Cancelled = "cancelled";
    public const string Refunded = "refunded";
    public const string ApprovalAsked = "approval-asked";
    public const string Declined = "declined";
    public const string NotAnswered = "not-answered";
    public const string Changed = "changed";
    public const string Transferred = "transferred";
    public const string PassedOn = "passed-on";
    public const string TimeProposed = "time-proposed";
    public const string BookingLink = "booking-link";
    public const string DraftLink = "draft-link";
}

/// <summary>What a mail needs to know of its event besides the booking. Nothing that customers wrote.</summary>
/// <param name="Sequence">Of the calendar entry that comes along.</param>
internal sealed record MessageDetails(int Sequence)
{
    /// <summary>Who cancelled or changed it: customer, provider, admin, system.</summary>
    public string? By { get; init; }

    /// <summary>When it was before it was changed.</summary>
    public DateTimeOffset? OldStart { get; init; }

    public Proposal? Proposed { get; init; }

    /// <summary>Of one who has no part in the booking any more.</summary>
    public string? Locale { get; init; }

    public int RefundPercent { get; init; }

    public Money? Refund { get; init; }

    /// <summary>Until when the provider answers a request.</summary>
    public DateTimeOffset? DecideBy { get; init; }
}

/// <summary>Another time for the booking, kept for the customer for a while.</summary>
internal sealed record Proposal(string Place, DateTimeOffset Start, Money Total, DateTimeOffset Until);

/// <summary>Puts mails into the queue, in the transaction of the event's effect: one an event, kind and address.</summary>
internal static class Messages
{
    /// <param name="wait">How long the mail waits for something that will hasten it.</param>
    public static async Task Queue<T>(
        Delivery<T> delivery, TenantTransaction transaction, Guid bookingId, string kind, MessageDetails details,
        TimeSpan wait = default) where T : IIntegrationEvent
    {
        await transaction.Execute(QueueSql, new
        {
            Id = Guid.CreateVersion7(transaction.Now),
            transaction.TenantId,
            EventId = delivery.Envelope.Id,
            bookingId,
            kind,
            Details = Json.Write(details),
            DueAt = transaction.Now + wait,
            transaction.Now,
        });
        transaction.Wake(SendMessages.WorkerName);
    }

    /// <summary>The same event and address give the same id, so a mail that went out twice is seen as one (RFC 5322, 3.6.4).</summary>
    internal static string MessageId(Guid eventId, string recipient, string host)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{eventId}{recipient}"));
        return $"<{Convert.ToHexStringLower(hash)}@{host}>";
    }

    // What a guest wrote for this booking counts more than an account. Who was forgotten is not written to.
    private const string QueueSql = """
        insert into notifications.messages (id, tenant_id, event_id, booking_id, kind, recipient, details, state, due_at,
            created_at)
        select @Id, @TenantId, @EventId, b.id, @kind, coalesce(c.email, u.email), @Details::jsonb, 'queued', @DueAt, @Now
        from notifications.bookings b
        left join notifications.contacts c on c.booking_id = b.id
        left join notifications.users u on u.id = b.user_id
        where b.id = @bookingId and c.forgotten is not true and u.forgotten is not true
        on conflict (tenant_id, event_id, kind, recipient) do nothing
        """;
}
