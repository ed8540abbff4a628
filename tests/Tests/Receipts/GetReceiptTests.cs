using Holdfast.Contracts;
using Holdfast.Kernel;
using Holdfast.Tests.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Tests.Receipts;

[Collection(SecondApp.Name)]
public sealed class GetReceiptTests(TestApp app)
{
    [Fact]
    public async Task Comes_as_pdf_once_money_was_taken_and_names_no_customer()
    {
        var tenant = await app.NewTenant();
        var booking = await Told.Booking(tenant, firstName: "Gwendolyn");
        await app.Settled();
        var before = await Get(tenant.Guest, booking, booking.Token());
        Assert.Equal((409, "receipt-not-ready"), (before.Status, before.Code));

        await booking.Captured();
        await TestApp.Eventually(
            async () => (await Get(tenant.Guest, booking, booking.Token())).Status == 200, "the receipt is ready");

        var receipt = await Get(tenant.Guest, booking, booking.Token());
        var number = $"{tenant.Slug.ToUpperInvariant()}-2026-000001";
        Assert.Equal("application/pdf", receipt.ContentType);
        Assert.Equal($"inline; filename=\"{number}.pdf\"", receipt.Headers["Content-Disposition"]);
        var lines = new PdfText(receipt.Bytes).Lines();
        Assert.Contains(number, lines);
        Assert.Contains("27.30 EUR", lines);
        Assert.DoesNotContain(lines, line => line.Contains("Gwendolyn", StringComparison.Ordinal)
            || line.Contains(booking.Email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_there_for_its_customer_its_provider_and_admins_and_for_nobody_else()
    {
        var tenant = await app.NewTenant();
        var (customer, owner, provider) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var booking = await Told.Booking(tenant, userId: customer, providerId: provider);
        await booking.Publish(new ProviderChanged(provider, "Club", owner, "Europe/Madrid", "EUR", 2_100, true), 1);
        await booking.Captured();
        await TestApp.Eventually(
            async () => (await Get(tenant.Admin(), booking)).Status == 200, "the receipt is ready");
        await app.Settled();

        Assert.Equal(200, (await Get(tenant.As(customer, Roles.Customer), booking)).Status);
        Assert.Equal(200, (await Get(tenant.As(owner, Roles.Provider), booking)).Status);
        Assert.Equal(404, (await Get(tenant.As(owner, Roles.Customer), booking)).Status);
        Assert.Equal(404, (await Get(tenant.As(Guid.CreateVersion7(), Roles.Provider), booking)).Status);
        Assert.Equal(404, (await Get(tenant.Customer(), booking)).Status);
        Assert.Equal(404, (await Get(tenant.Guest, booking)).Status);
        Assert.Equal(404, (await Get(tenant.Guest, booking, booking.Token(epoch: 1))).Status);
        Assert.Equal(404, (await Get((await app.NewTenant()).Admin(), booking)).Status);
        Assert.Equal(404, (await Get((await app.NewTenant()).Guest, booking, booking.Token())).Status);
    }

    [Fact]
    public async Task A_booking_not_heard_of_yet_is_not_ready_for_its_token_and_unknown_to_others()
    {
        var tenant = await app.NewTenant();
        var unheard = new Told(tenant, Guid.CreateVersion7(), Guid.CreateVersion7(), "");

        Assert.Equal("receipt-not-ready", (await Get(tenant.Guest, unheard, unheard.Token())).Code);
        Assert.Equal("not-found", (await Get(tenant.Guest, unheard, "x" + unheard.Token()[1..])).Code);
        Assert.Equal("not-found", (await Get(tenant.Admin(), unheard)).Code);
        Assert.Equal("not-found", (await tenant.Guest.Get("/api/bookings/nonsense/receipt")).Code);
    }

    [Fact]
    public async Task A_lost_file_is_no_lost_receipt()
    {
        var tenant = await app.NewTenant();
        var booking = await Told.Booking(tenant);
        await booking.Captured();
        await TestApp.Eventually(
            async () => (await Get(tenant.Guest, booking, booking.Token())).Status == 200, "the receipt is ready");
        var before = await Get(tenant.Guest, booking, booking.Token());

        var files = app.Services.GetRequiredService<FileStore>();
        files.Delete(Assert.Single(files.List($"receipts/{tenant.Id}", 10)));

        Assert.Equal(before.Bytes, (await Get(tenant.Guest, booking, booking.Token())).Bytes);
    }

    private static Task<Reply> Get(TestClient by, Told booking, string? token = null) => by.Get(
        $"/api/bookings/{booking.Id}/receipt", token is null ? [] : [("X-Booking-Token", token)]);
}
