using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Receipts;

/// <summary>Keeps which account acts for a provider: it may see the receipts of its bookings.</summary>
internal static class OnProviderChanged
{
    public static Task Handle(Delivery<ProviderChanged> delivery, TenantTransaction transaction) =>
        transaction.Execute(Sql, new
        {
            delivery.Data.ProviderId,
            transaction.TenantId,
            Version = delivery.AggregateVersion,
            delivery.Data.OwnerUserId,
        });

    private const string Sql = """
        insert into receipts.providers (id, tenant_id, version, owner_user_id)
        values (@ProviderId, @TenantId, @Version, @OwnerUserId)
        on conflict (id) do update set version = excluded.version, owner_user_id = excluded.owner_user_id
        where providers.version < excluded.version
        """;
}
