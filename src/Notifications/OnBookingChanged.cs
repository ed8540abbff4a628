using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>
/// The booking has another time or place. Where it stood, the customer is told, with an entry that replaces the one in the
/// calendar; before that nobody was written to yet.
/// </summary>
internal static class OnBookingChanged
{
    public static async Task Handle(Delivery<BookingChanged> delivery, TenantTransaction transaction)
    {
        var booking = delivery.Data;
        var wasConfirmed = await transaction.QueryFirst<bool?>(Sql, new
        {
            booking.BookingId,
            Version = delivery.AggregateVersion,
            booking.ResourceName,
            booking.ServiceName,
            booking.Address,
            booking.TimeZone,
            booking.StartsAt,
            booking.EndsAt,
            booking.Units,
            Total = booking.Total.Amount,
        });
        if (wasConfirmed != true) return;
        var less = booking.OldTotal.Amount - booking.Total.Amount;
        await Messages.Queue(
            delivery, transaction, booking.BookingId, MessageKinds.Changed,
            new MessageDetails(delivery.AggregateVersion)
            {
                By = booking.By,
                OldStart = booking.OldStartsAt,
                Refund = less > 0 ? booking.Total with { Amount = less } : null,
            });
    }

    private const string Sql = """
        update notifications.bookings set version = @Version, resource_name = @ResourceName, service_name = @ServiceName,
            address = @Address, time_zone = @TimeZone, starts_at = @StartsAt, ends_at = @EndsAt, units = @Units, total = @Total
        where id = @BookingId and version < @Version
        returning confirmed_version is not null and not ended
        """;
}
