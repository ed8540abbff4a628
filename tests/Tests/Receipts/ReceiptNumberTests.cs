using Holdfast.Contracts;
using Holdfast.Kernel;
using Holdfast.Receipts;
using Holdfast.Tests.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Tests.Receipts;

[Collection(SecondApp.Name)]
public sealed class ReceiptNumberTests(TestApp app)
{
    private const int Rivals = 24;

    [Fact]
    public async Task Rivals_get_numbers_without_gaps_or_twins_although_some_are_rolled_back()
    {
        var tenant = await app.NewTenant();
        var bookings = await Bookings(tenant, Rivals);

        await Task.WhenAll(bookings.Select((booking, i) => Number(booking, transaction =>
            OnPaymentCaptured.Handle(Delivery(booking), transaction), rollBack: i % 3 == 0)));

        var sequences = await app.Database.Query<int>(
            "select sequence from receipts.receipts where tenant_id = @Id order by sequence", new { tenant.Id });
        Assert.Equal(Enumerable.Range(1, Rivals * 2 / 3), sequences);
    }

    /// <summary>The control: a sequence of the database, the obvious way, leaves gaps under the same load.</summary>
    [Fact]
    public async Task Control_a_plain_sequence_leaves_gaps()
    {
        var tenant = await app.NewTenant();
        var name = $"receipts.control_{tenant.Id:N}";
        await app.Database.Execute($"create sequence {name}; grant usage on sequence {name} to public");
        var bookings = await Bookings(tenant, Rivals);
        var numbers = new System.Collections.Concurrent.ConcurrentBag<long>();

        await Task.WhenAll(bookings.Select((booking, i) => Number(booking, async transaction =>
        {
            var number = await transaction.QueryFirst<long>($"select nextval('{name}')");
            if (i % 3 != 0) numbers.Add(number);
        }, rollBack: i % 3 == 0)));

        Assert.NotEqual(Enumerable.Range(1, Rivals * 2 / 3).Select(n => (long)n), numbers.Order());
    }

    [Fact]
    public async Task The_same_payment_told_twice_has_one_receipt_and_each_year_begins_with_one()
    {
        var tenant = await app.NewTenant();
        var bookings = await Bookings(tenant, 2);
        // Eleven at night in UTC is the next year in Madrid.
        var newYear = new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero);

        foreach (var _ in Enumerable.Range(0, 2))
            await Number(bookings[0], t => OnPaymentCaptured.Handle(Delivery(bookings[0]), t), rollBack: false);
        await Number(bookings[1], t => OnPaymentCaptured.Handle(Delivery(bookings[1], newYear), t), rollBack: false);

        var slug = tenant.Slug.ToUpperInvariant();
        Assert.Equal([$"{slug}-2026-000001", $"{slug}-2027-000001"], await app.Database.Query<string>(
            "select number from receipts.receipts where tenant_id = @Id order by number", new { tenant.Id }));
    }

    private async Task<List<Told>> Bookings(TestTenant tenant, int count)
    {
        var bookings = new List<Told>();
        for (var i = 0; i < count; i++) bookings.Add(await Told.Booking(tenant));
        await TestApp.Eventually(async () => await app.Database.Scalar<long>(
            "select count(*) from receipts.bookings where tenant_id = @Id", new { tenant.Id }) == count, "receipts know them");
        return bookings;
    }

    private static Delivery<PaymentCaptured> Delivery(Told booking, DateTimeOffset? at = null)
    {
        var captured = new PaymentCaptured(
            booking.PaymentId, booking.Id, Told.Price, at ?? new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero), null);
        var envelope = new Envelope(
            Guid.CreateVersion7(), "payment.captured", 1, booking.Tenant.Id, booking.Id, 1, captured.CapturedAt, "test", null,
            Json.Write(captured));
        return new Delivery<PaymentCaptured>(envelope, captured);
    }

    private Task Number(Told booking, Func<TenantTransaction, Task> act, bool rollBack) =>
        app.Services.GetRequiredKeyedService<Database>(ReceiptsModule.Module).Write(booking.Tenant.Id, async transaction =>
        {
            await act(transaction);
            return rollBack ? transaction.Abandon(0) : 0;
        }, CancellationToken.None);
}
