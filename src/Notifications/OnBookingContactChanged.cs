using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>Keeps whom to write to about a booking. A person who was forgotten stays so.</summary>
internal static class OnBookingContactChanged
{
    public static Task Handle(Delivery<BookingContactChanged> delivery, TenantTransaction transaction) =>
        transaction.Execute(Sql, new
        {
            delivery.Data.BookingId,
            transaction.TenantId,
            Version = delivery.AggregateVersion,
            delivery.Data.UserId,
            delivery.Data.Email,
            EmailHash = Kernel.EmailHash.Of(delivery.Data.Email),
            delivery.Data.FirstName,
            delivery.Data.Locale,
        });

    private const string Sql = """
        insert into notifications.contacts (booking_id, tenant_id, version, user_id, email, email_hash, first_name, locale)
        values (@BookingId, @TenantId, @Version, @UserId, @Email, @EmailHash, @FirstName, @Locale)
        on conflict (booking_id) do update set version = excluded.version, user_id = excluded.user_id,
            email = excluded.email, email_hash = excluded.email_hash, first_name = excluded.first_name,
            locale = excluded.locale
        where contacts.version < excluded.version and not contacts.forgotten
        """;
}
