using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>
/// Keeps whom to write to about a booking. A person who was forgotten stays so. Where the booking was passed on, both are told:
/// the one who had it, that it is gone, and the one who has it, with a link that nobody else ever had.
/// </summary>
internal static class OnBookingContactChanged
{
    public static async Task Handle(Delivery<BookingContactChanged> delivery, TenantTransaction transaction)
    {
        var contact = delivery.Data;
        var passedOn = contact.TokenEpoch > 0;
        if (passedOn && !await TakeAway(delivery, transaction)) return;
        await transaction.Execute(Sql, new
        {
            contact.BookingId,
            transaction.TenantId,
            Version = delivery.AggregateVersion,
            contact.UserId,
            contact.Email,
            EmailHash = Kernel.EmailHash.Of(contact.Email),
            contact.FirstName,
            contact.Locale,
        });
        if (passedOn)
            await Messages.Queue(
                delivery, transaction, contact.BookingId, MessageKinds.Transferred, new MessageDetails(delivery.AggregateVersion));
    }

    // What still waits would be written with the new link in it, to the old address: it is not sent. Where it went before is
    // nobody's business any more: no contact is left by which it could be found when it comes to forgetting.
    private static async Task<bool> TakeAway(Delivery<BookingContactChanged> delivery, TenantTransaction transaction)
    {
        var (id, epoch) = (delivery.Data.BookingId, delivery.Data.TokenEpoch);
        var had = await transaction.QueryFirst<Had>("""
            select coalesce(u.locale, c.locale) as locale from notifications.bookings b
            left join notifications.contacts c on c.booking_id = b.id
            left join notifications.users u on u.id = b.user_id
            where b.id = @id and b.token_epoch < @epoch for update of b
            """, new { id, epoch });
        if (had is null) return false;
        await transaction.Execute("""
            update notifications.messages set recipient = null, reason = null,
                state = case when state in ('queued', 'sending') then 'withdrawn' else state end
            where booking_id = @id
            """, new { id });
        await Messages.Queue(
            delivery, transaction, id, MessageKinds.PassedOn,
            new MessageDetails(delivery.AggregateVersion) { Locale = had.Locale });
        await transaction.Execute("""
            update notifications.bookings set user_id = @UserId, token_epoch = @epoch where id = @id
            """, new { id, epoch, delivery.Data.UserId });
        return true;
    }

    private sealed record Had(string? Locale);

    private const string Sql = """
        insert into notifications.contacts (booking_id, tenant_id, version, user_id, email, email_hash, first_name, locale)
        values (@BookingId, @TenantId, @Version, @UserId, @Email, @EmailHash, @FirstName, @Locale)
        on conflict (booking_id) do update set version = excluded.version, user_id = excluded.user_id,
            email = excluded.email, email_hash = excluded.email_hash, first_name = excluded.first_name,
            locale = excluded.locale
        where contacts.version < excluded.version and not contacts.forgotten
        """;
}
