using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>Another person may see the payment now. Money that goes back still goes to the card it came from.</summary>
internal static class OnBookingTransferred
{
    public static Task Handle(Delivery<BookingTransferred> delivery, TenantTransaction transaction) => transaction.Execute("""
        update payments.payments set user_id = @UserId, token_epoch = @TokenEpoch
        where tenant_id = @TenantId and booking_id = @BookingId and token_epoch < @TokenEpoch
        """, new { transaction.TenantId, delivery.Data.BookingId, delivery.Data.UserId, delivery.Data.TokenEpoch });
}
