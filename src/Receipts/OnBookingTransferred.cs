using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Receipts;

/// <summary>The receipt is for the one who has the booking now.</summary>
internal static class OnBookingTransferred
{
    public static Task Handle(Delivery<BookingTransferred> delivery, TenantTransaction transaction) => transaction.Execute("""
        update receipts.bookings set user_id = @UserId, token_epoch = @TokenEpoch
        where id = @BookingId and token_epoch < @TokenEpoch
        """, delivery.Data);
}
