using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Realtime;

/// <summary>Remembers who may watch the booking.</summary>
public static class OnBookingCreated
{
    public static Task Handle(Delivery<BookingCreated> delivery, TenantTransaction transaction) => transaction.Execute("""
        insert into realtime.bookings (id, tenant_id, provider_id, user_id, token_epoch)
        values (@BookingId, @TenantId, @ProviderId, @UserId, @TokenEpoch)
        on conflict (id) do nothing
        """, new
    {
        delivery.Data.BookingId,
        transaction.TenantId,
        delivery.Data.ProviderId,
        delivery.Data.UserId,
        delivery.Data.TokenEpoch,
    });
}
