using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>Forgets whose booking it was; mails that wait are not sent.</summary>
internal static class OnBookingRedacted
{
    public static Task Handle(Delivery<BookingRedacted> delivery, TenantTransaction transaction) =>
        transaction.Execute(Sql, new { delivery.Data.BookingId, transaction.TenantId, Version = delivery.AggregateVersion });

    // A row that was never there is left as forgotten, should the contact come late.
    private const string Sql = """
        insert into notifications.contacts (booking_id, tenant_id, version, locale, forgotten)
        values (@BookingId, @TenantId, @Version, 'en', true)
        on conflict (booking_id) do update set email = null, email_hash = null, first_name = null, forgotten = true;
        update notifications.messages set recipient = null, reason = null,
            state = case when state in ('queued', 'sending') then 'withdrawn' else state end
        where booking_id = @BookingId
        """;
}
