using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>Takes the newer state of a service into the copy and moves the stamps of the resources it is sold on.</summary>
public static class OnServiceChanged
{
    public static Task Handle(Delivery<ServiceChanged> delivery, TenantTransaction transaction)
    {
        Answers.DropAfter(transaction);
        return transaction.Execute("""
            insert into bookings.services (id, tenant_id, version, document)
            values (@ServiceId, @TenantId, @Version, @Document::jsonb)
            on conflict (id) do update set version = excluded.version, document = excluded.document
            where services.version < excluded.version;
            update bookings.resources set stamp = nextval('bookings.stamps') where service_ids @> array[@ServiceId]
            """, new
        {
            delivery.Data.ServiceId,
            transaction.TenantId,
            Version = delivery.AggregateVersion,
            Document = delivery.Envelope.Data,
        });
    }
}
