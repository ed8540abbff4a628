using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>
/// Says that the booking is off, why, and what happens to the money. Not where the slot was lost to a late payment: that
/// mail says it all (<see cref="OnBookingPaymentRejected"/>). Not where customers gave an unpaid booking back to make it
/// anew with other details: to them nothing ended.
/// </summary>
internal static class OnBookingCancelled
{
    public static async Task Handle(Delivery<BookingCancelled> delivery, TenantTransaction transaction)
    {
        var cancelled = delivery.Data;
        var stood = await transaction.QueryFirst<bool>(Sql, new
        {
            cancelled.BookingId,
            Overtaken = new[] { MessageKinds.Confirmation, MessageKinds.ApprovalAsked },
        });
        if (cancelled is { By: "system", Reason: "slot-lost" }) return;
        if (!stood && cancelled is { By: "customer", Reason: "details-changed" }) return;
        await Messages.Queue(
            delivery, transaction, cancelled.BookingId, KindOf(cancelled),
            new MessageDetails(delivery.AggregateVersion) { By = cancelled.By, RefundPercent = cancelled.RefundPercent });
        if (Written(cancelled) is not { } reason) return;
        await transaction.Execute(ReasonSql, new { cancelled.BookingId, EventId = delivery.Envelope.Id, reason });
    }

    // Reasons of machines are in the words of the mail already.
    private static string? Written(BookingCancelled cancelled) =>
        cancelled is { By: "system" } or { Reason: "details-changed" } || string.IsNullOrWhiteSpace(cancelled.Reason)
            ? null
            : cancelled.Reason.Trim();

    private static string KindOf(BookingCancelled cancelled) => cancelled switch
    {
        { Declined: true } => MessageKinds.Declined,
        { By: "system", Reason: "approval-timeout" } => MessageKinds.NotAnswered,
        _ => MessageKinds.Cancelled,
    };

    // What did not go out yet would come after the news.
    private const string Sql = """
        update notifications.messages set state = 'withdrawn'
        where booking_id = @BookingId and kind = any(@Overtaken) and state = 'queued';
        update notifications.bookings set ended = true where id = @BookingId returning confirmed_version is not null
        """;

    private const string ReasonSql = """
        update notifications.messages set reason = @reason where booking_id = @BookingId and event_id = @EventId
        """;
}
