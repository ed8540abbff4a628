using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Receipts;

/// <summary>Keeps what a receipt will say of the booking, and who may ask for it.</summary>
internal static class OnBookingCreated
{
    public static Task Handle(Delivery<BookingCreated> delivery, TenantTransaction transaction) =>
        transaction.Execute(Sql, new
        {
            delivery.Data.BookingId,
            transaction.TenantId,
            Version = delivery.AggregateVersion,
            delivery.Data.ConfirmationCode,
            delivery.Data.UserId,
            delivery.Data.TokenEpoch,
            delivery.Data.ProviderId,
            delivery.Data.ProviderName,
            delivery.Data.Address,
            delivery.Data.ResourceName,
            delivery.Data.ServiceName,
            delivery.Data.TimeZone,
            delivery.Data.StartsAt,
            delivery.Data.EndsAt,
            delivery.Data.Units,
            delivery.Data.TaxBasisPoints,
        });

    private const string Sql = """
        insert into receipts.bookings (id, tenant_id, version, confirmation_code, user_id, token_epoch, provider_id,
            provider_name, address, resource_name, service_name, time_zone, starts_at, ends_at, units, tax_basis_points)
        values (@BookingId, @TenantId, @Version, @ConfirmationCode, @UserId, @TokenEpoch, @ProviderId,
            @ProviderName, @Address, @ResourceName, @ServiceName, @TimeZone, @StartsAt, @EndsAt, @Units, @TaxBasisPoints)
        on conflict (id) do nothing
        """;
}
