using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>Blanks what bookings know of their customers, and tells the other modules to do the same.</summary>
internal static class Redaction
{
    public static async Task Apply(TenantTransaction transaction, IReadOnlyList<Row> bookings)
    {
        await transaction.Execute("""
            update bookings.booking_contacts set email = null, email_hash = null, first_name = null, last_name = null,
                phone = null where booking_id = any(@ids);
            update bookings.bookings set notes = null, redacted_at = coalesce(redacted_at, @Now) where id = any(@ids)
            """, new { ids = bookings.Select(b => b.Id).ToArray(), transaction.Now });
        foreach (var booking in bookings)
            await transaction.Publish(new BookingRedacted(booking.Id), booking.Version);
    }

    internal sealed record Row(Guid Id, int Version);
}
