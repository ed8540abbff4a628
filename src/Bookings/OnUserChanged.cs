using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>Remembers which account has which address, and what providers call the person who comes.</summary>
public static class OnUserChanged
{
    public static Task Handle(Delivery<UserChanged> delivery, TenantTransaction transaction) => transaction.Execute("""
        insert into bookings.users (id, tenant_id, version, email_hash, email, display_name)
        values (@UserId, @TenantId, @Version, @EmailHash, @Email, @DisplayName)
        on conflict (id) do update set version = excluded.version, email_hash = excluded.email_hash,
            email = excluded.email, display_name = excluded.display_name
        where users.version < excluded.version
        """, new
    {
        delivery.Data.UserId,
        transaction.TenantId,
        Version = delivery.AggregateVersion,
        EmailHash = EmailHash.Of(delivery.Data.Email),
        delivery.Data.Email,
        delivery.Data.DisplayName,
    });
}
