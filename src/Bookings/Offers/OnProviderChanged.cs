using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>Takes the newer state of a provider into the copy and moves the stamps of its resources.</summary>
public static class OnProviderChanged
{
    public static Task Handle(Delivery<ProviderChanged> delivery, TenantTransaction transaction)
    {
        Answers.DropAfter(transaction);
        return transaction.Execute("""
            insert into bookings.providers (id, tenant_id, version, active, name, owner_user_id, time_zone, currency,
                tax_basis_points)
            values (@ProviderId, @TenantId, @Version, @Active, @Name, @OwnerUserId, @TimeZone, @Currency, @TaxBasisPoints)
            on conflict (id) do update set version = excluded.version, active = excluded.active, name = excluded.name,
                owner_user_id = excluded.owner_user_id, time_zone = excluded.time_zone, currency = excluded.currency,
                tax_basis_points = excluded.tax_basis_points
            where providers.version < excluded.version;
            update bookings.resources set stamp = nextval('bookings.stamps') where provider_id = @ProviderId
            """, new
        {
            delivery.Data.ProviderId,
            transaction.TenantId,
            Version = delivery.AggregateVersion,
            delivery.Data.Active,
            delivery.Data.Name,
            delivery.Data.OwnerUserId,
            delivery.Data.TimeZone,
            delivery.Data.Currency,
            delivery.Data.TaxBasisPoints,
        });
    }
}
