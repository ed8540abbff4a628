using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Receipts;

/// <summary>A receipt that is written later says what was booked then. One that was written stays: it is about the payment.</summary>
internal static class OnBookingChanged
{
    public static Task Handle(Delivery<BookingChanged> delivery, TenantTransaction transaction) =>
        transaction.Execute("""
            update receipts.bookings set version = @Version, resource_name = @ResourceName, service_name = @ServiceName,
                address = @Address, time_zone = @TimeZone, starts_at = @StartsAt, ends_at = @EndsAt, units = @Units
            where id = @BookingId and version < @Version
            """, new
        {
            delivery.Data.BookingId,
            Version = delivery.AggregateVersion,
            delivery.Data.ResourceName,
            delivery.Data.ServiceName,
            delivery.Data.Address,
            delivery.Data.TimeZone,
            delivery.Data.StartsAt,
            delivery.Data.EndsAt,
            delivery.Data.Units,
        });
}
