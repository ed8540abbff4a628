using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Holdfast.Receipts;

/// <summary>
/// Money was taken: gives the receipt its number and keeps what it says. The number and the receipt are one transaction,
/// and whoever wants the next one waits for it, so numbers have neither gaps nor twins. The file follows
/// (<see cref="WriteReceipts"/>).
/// </summary>
internal static class OnPaymentCaptured
{
    public static async Task Handle(Delivery<PaymentCaptured> delivery, TenantTransaction transaction)
    {
        var captured = delivery.Data;
        var booking = await transaction.QueryFirst<Booking>(BookingSql, new { captured.BookingId, captured.PaymentId })
            ?? throw new InvalidOperationException($"Booking {captured.BookingId} was captured but never announced.");
        if (booking.HasReceipt) return;
        var tenant = await transaction.Services.GetRequiredService<Tenants>()
            .Find(transaction.TenantId.ToString(), transaction.Cancellation)
            ?? throw new InvalidOperationException($"There is no tenant {transaction.TenantId}.");
        var year = LocalYear(captured.CapturedAt, booking.TimeZone);
        var sequence = await transaction.QueryFirst<int>(CounterSql, new { transaction.TenantId, year });
        var content = Content(captured, booking, tenant, year, sequence, transaction.Services.GetRequiredService<Settings>());
        await transaction.Execute(ReceiptSql, new
        {
            Id = Guid.CreateVersion7(transaction.Now),
            transaction.TenantId,
            captured.BookingId,
            captured.PaymentId,
            year,
            sequence,
            content.Number,
            Content = Json.Write(content),
            FileKey = $"receipts/{transaction.TenantId}/{year}/{content.Number}.pdf",
            transaction.Now,
        });
        transaction.Wake(WriteReceipts.WorkerName);
    }

    /// <summary>DEMO-2026-000042: the tenant's slug, the year at the venue, six digits or as many as it takes.</summary>
    internal static string Number(string slug, int year, int sequence) => $"{slug.ToUpperInvariant()}-{year}-{sequence:000000}";

    private static ReceiptContent Content(
        PaymentCaptured captured, Booking booking, Tenant tenant, int year, int sequence, Settings settings) => new(
        Number(tenant.Slug, year, sequence), tenant.Name, booking.ProviderName, booking.Address, booking.ServiceName,
        booking.ResourceName, booking.Units, booking.StartsAt, booking.EndsAt, booking.TimeZone, booking.ConfirmationCode,
        captured.Amount, booking.TaxBasisPoints, captured.CapturedAt, captured.CardLabel,
        new Uri($"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/bookings/{captured.BookingId}"));

    private static int LocalYear(DateTimeOffset at, string zone) =>
        NodaTime.Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb[zone]).Year;

    private sealed record Booking(
        string ConfirmationCode, string ProviderName, string Address, string ResourceName, string ServiceName,
        string TimeZone, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Units, int TaxBasisPoints, bool HasReceipt);

    private const string BookingSql = """
        select confirmation_code, provider_name, address, resource_name, service_name, time_zone, starts_at, ends_at, units,
            tax_basis_points,
            exists (select from receipts.receipts r where r.tenant_id = b.tenant_id and r.payment_id = @PaymentId) as has_receipt
        from receipts.bookings b where id = @BookingId
        """;

    private const string CounterSql = """
        insert into receipts.counters (tenant_id, year, last) values (@TenantId, @year, 1)
        on conflict (tenant_id, year) do update set last = counters.last + 1
        returning last
        """;

    private const string ReceiptSql = """
        insert into receipts.receipts (id, tenant_id, booking_id, payment_id, year, sequence, number, content, file_key,
            state, due_at, created_at)
        values (@Id, @TenantId, @BookingId, @PaymentId, @year, @sequence, @Number, @Content::jsonb, @FileKey,
            'pending', @Now, @Now)
        """;
}
