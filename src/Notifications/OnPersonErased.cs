using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>
/// Forgets a person: the account, the contacts of bookings made with it or with the same address, and where their mails went.
/// </summary>
internal static class OnPersonErased
{
    public static Task Handle(Delivery<PersonErased> delivery, TenantTransaction transaction) =>
        transaction.Execute(Sql, new
        {
            delivery.Data.UserId,
            transaction.TenantId,
            Version = delivery.AggregateVersion,
            EmailHash = delivery.Data.EmailHash.ToLowerInvariant(),
        });

    private const string Sql = """
        update notifications.messages set recipient = null,
            state = case when state in ('queued', 'sending') then 'withdrawn' else state end
        where draft_id in (select id from notifications.drafts where email_hash = @EmailHash);
        delete from notifications.drafts where email_hash = @EmailHash;
        insert into notifications.users (id, tenant_id, version, forgotten)
        select @UserId::uuid, @TenantId, @Version, true where @UserId::uuid is not null
        on conflict (id) do update set email = null, display_name = null, forgotten = true;
        update notifications.messages set recipient = null, reason = null,
            state = case when state in ('queued', 'sending') then 'withdrawn' else state end
        where booking_id in (
            select booking_id from notifications.contacts
            where (user_id = @UserId or email_hash = @EmailHash) and tenant_id = @TenantId
            union all
            select id from notifications.bookings where user_id = @UserId);
        update notifications.contacts set email = null, email_hash = null, first_name = null, forgotten = true
        where (user_id = @UserId or email_hash = @EmailHash) and tenant_id = @TenantId
            or booking_id in (select id from notifications.bookings where user_id = @UserId)
        """;
}
