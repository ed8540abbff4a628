using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Realtime;

/// <summary>Takes the newer state of a resource into the copy.</summary>
public static class OnResourceChanged
{
    public static Task Handle(Delivery<ResourceChanged> delivery, TenantTransaction transaction) => transaction.Execute("""
        insert into realtime.resources (id, tenant_id, version, provider_id)
        values (@ResourceId, @TenantId, @Version, @ProviderId)
        on conflict (id) do update set version = excluded.version, provider_id = excluded.provider_id
        where resources.version < excluded.version
        """, new
    {
        delivery.Data.ResourceId,
        transaction.TenantId,
        Version = delivery.AggregateVersion,
        delivery.Data.ProviderId,
    });
}
