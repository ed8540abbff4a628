using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>Keeps what mails will say of the booking. Nobody is written to yet: the customer is looking at the screen.</summary>
internal static class OnBookingCreated
{
    public static Task Handle(Delivery<BookingCreated> delivery, TenantTransaction transaction) =>
        transaction.Execute(Sql, new
        {
            delivery.Data.BookingId,
            transaction.TenantId,
            Version = delivery.AggregateVersion,
            delivery.Data.ConfirmationCode,
            delivery.Data.ResourceName,
            delivery.Data.ServiceName,
            delivery.Data.ProviderName,
            delivery.Data.Address,
            delivery.Data.TimeZone,
            delivery.Data.StartsAt,
            delivery.Data.EndsAt,
            delivery.Data.Units,
            delivery.Data.UserId,
            delivery.Data.TokenEpoch,
            Total = delivery.Data.Total.Amount,
            delivery.Data.Total.Currency,
            delivery.Data.PaymentPolicy,
        });

    private const string Sql = """
        insert into notifications.bookings (id, tenant_id, version, confirmation_code, resource_name, service_name,
            provider_name, address, time_zone, starts_at, ends_at, units, user_id, token_epoch, total, currency,
            payment_policy)
        values (@BookingId, @TenantId, @Version, @ConfirmationCode, @ResourceName, @ServiceName,
            @ProviderName, @Address, @TimeZone, @StartsAt, @EndsAt, @Units, @UserId, @TokenEpoch, @Total, @Currency,
            @PaymentPolicy)
        on conflict (id) do nothing
        """;
}
