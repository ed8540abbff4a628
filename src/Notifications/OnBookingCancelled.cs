using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>
/// Says that the booking is off and what happens to the money. Not where the slot was lost to a late payment: that mail
/// says it all (<see cref="OnBookingPaymentRejected"/>).
/// </summary>
internal static class OnBookingCancelled
{
    public static async Task Handle(Delivery<BookingCancelled> delivery, TenantTransaction transaction)
    {
        var cancelled = delivery.Data;
        await transaction.Execute(Sql, new { cancelled.BookingId, MessageKinds.Confirmation });
        if (cancelled is { By: "system", Reason: "slot-lost" }) return;
        await Messages.Queue(
            delivery, transaction, cancelled.BookingId, MessageKinds.Cancelled,
            new MessageDetails(delivery.AggregateVersion) { By = cancelled.By, RefundPercent = cancelled.RefundPercent });
    }

    // A confirmation that did not go out yet would come after the news.
    private const string Sql = """
        update notifications.bookings set ended = true where id = @BookingId;
        update notifications.messages set state = 'withdrawn'
        where booking_id = @BookingId and kind = @Confirmation and state = 'queued'
        """;
}
