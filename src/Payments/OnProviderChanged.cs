using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>Keeps who acts for a provider: only they and the tenant's admins see and refund its payments.</summary>
internal static class OnProviderChanged
{
    public static Task Handle(Delivery<ProviderChanged> delivery, TenantTransaction transaction) => transaction.Execute("""
        insert into payments.providers (id, tenant_id, owner_user_id, version)
        values (@ProviderId, @TenantId, @OwnerUserId, @Version)
        on conflict (id) do update set owner_user_id = excluded.owner_user_id, version = excluded.version
        where providers.version < excluded.version
        """, new
    {
        delivery.Data.ProviderId,
        transaction.TenantId,
        delivery.Data.OwnerUserId,
        Version = delivery.AggregateVersion,
    });
}
