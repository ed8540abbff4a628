using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>
/// The booking stands: its confirmation is queued. Where money is taken the mail waits for the receipt, which usually comes
/// within a second (<see cref="OnReceiptGenerated"/> sends it on its way), but not for ever: people must know.
/// </summary>
internal static class OnBookingConfirmed
{
    internal static readonly TimeSpan ReceiptAwaitedFor = TimeSpan.FromMinutes(2);

    public static async Task Handle(Delivery<BookingConfirmed> delivery, TenantTransaction transaction)
    {
        var awaits = await transaction.QueryFirst<bool>(Sql, new
        {
            delivery.Data.BookingId,
            Version = delivery.AggregateVersion,
            MessageKinds.ApprovalAsked,
        });
        await Messages.Queue(
            delivery, transaction, delivery.Data.BookingId, MessageKinds.Confirmation,
            new MessageDetails(delivery.AggregateVersion), awaits ? ReceiptAwaitedFor : TimeSpan.Zero);
    }

    // Who was quick to say yes is heard of once: "asked" would come after the news.
    private const string Sql = """
        update notifications.messages set state = 'withdrawn'
        where booking_id = @BookingId and kind = @ApprovalAsked and state = 'queued';
        update notifications.bookings b set confirmed_version = @Version where id = @BookingId
        returning total > 0 and payment_policy <> 'at_venue'
            and not exists (select from notifications.receipts r where r.booking_id = b.id)
        """;
}
