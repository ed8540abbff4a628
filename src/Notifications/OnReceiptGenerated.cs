using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>The receipt is there: the confirmation need not wait for it any longer.</summary>
internal static class OnReceiptGenerated
{
    public static async Task Handle(Delivery<ReceiptGenerated> delivery, TenantTransaction transaction)
    {
        await transaction.Execute(Sql, new
        {
            delivery.Data.ReceiptId,
            transaction.TenantId,
            delivery.Data.BookingId,
            delivery.Data.Number,
            delivery.Data.FileKey,
            delivery.Data.Amount.Amount,
            delivery.Data.Amount.Currency,
            MessageKinds.Confirmation,
            transaction.Now,
        });
        transaction.Wake(SendMessages.WorkerName);
    }

    private const string Sql = """
        insert into notifications.receipts (id, tenant_id, booking_id, number, file_key, amount, currency)
        values (@ReceiptId, @TenantId, @BookingId, @Number, @FileKey, @Amount, @Currency)
        on conflict (id) do nothing;
        update notifications.messages set due_at = @Now
        where booking_id = @BookingId and kind = @Confirmation and state = 'queued' and attempts = 0
        """;
}
