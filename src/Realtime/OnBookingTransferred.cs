using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Realtime;

/// <summary>From now on another person may watch the booking.</summary>
public static class OnBookingTransferred
{
    public static Task Handle(Delivery<BookingTransferred> delivery, TenantTransaction transaction) => transaction.Execute("""
        update realtime.bookings set user_id = @UserId, token_epoch = @TokenEpoch
        where id = @BookingId and token_epoch < @TokenEpoch
        """, delivery.Data);
}
