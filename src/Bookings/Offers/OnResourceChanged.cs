using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>Takes the newer state of a resource into the copy and moves its stamp.</summary>
public static class OnResourceChanged
{
    public static Task Handle(Delivery<ResourceChanged> delivery, TenantTransaction transaction)
    {
        var resource = delivery.Data;
        Answers.DropAfter(transaction);
        return transaction.Execute("""
            insert into bookings.resources (id, tenant_id, version, stamp, active, provider_id, kind, field_type, name,
                address, location, time_zone, base_price, currency, units, service_ids, document)
            values (@ResourceId, @TenantId, @Version, nextval('bookings.stamps'), @Active, @ProviderId, @Kind, @FieldType,
                @Name, @Address, st_setsrid(st_makepoint(@Longitude, @Latitude), 4326)::geography, @TimeZone, @BasePrice,
                @Currency, @Units, @ServiceIds, @Document::jsonb)
            on conflict (id) do update set version = excluded.version, stamp = excluded.stamp, active = excluded.active,
                provider_id = excluded.provider_id, kind = excluded.kind, field_type = excluded.field_type,
                name = excluded.name, address = excluded.address, location = excluded.location,
                time_zone = excluded.time_zone, base_price = excluded.base_price, currency = excluded.currency,
                units = excluded.units, service_ids = excluded.service_ids, document = excluded.document
            where resources.version < excluded.version
            """, new
        {
            resource.ResourceId,
            transaction.TenantId,
            Version = delivery.AggregateVersion,
            resource.Active,
            resource.ProviderId,
            resource.Kind,
            resource.FieldType,
            resource.Name,
            resource.Address,
            resource.Longitude,
            resource.Latitude,
            resource.TimeZone,
            BasePrice = resource.BasePrice.Amount,
            resource.BasePrice.Currency,
            resource.Units,
            ServiceIds = resource.ServiceIds.ToArray(),
            Document = delivery.Envelope.Data,
        });
    }
}
