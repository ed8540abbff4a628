using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Realtime;

/// <summary>Takes the newer state of a provider into the copy.</summary>
public static class OnProviderChanged
{
    public static Task Handle(Delivery<ProviderChanged> delivery, TenantTransaction transaction) => transaction.Execute("""
        insert into realtime.providers (id, tenant_id, version, owner_user_id)
        values (@ProviderId, @TenantId, @Version, @OwnerUserId)
        on conflict (id) do update set version = excluded.version, owner_user_id = excluded.owner_user_id
        where providers.version < excluded.version
        """, new
    {
        delivery.Data.ProviderId,
        transaction.TenantId,
        Version = delivery.AggregateVersion,
        delivery.Data.OwnerUserId,
    });
}
