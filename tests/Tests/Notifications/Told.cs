using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Tests.Notifications;

/// <summary>A booking as receipts and notifications hear of it: by the events that bookings and payments publish.</summary>
internal sealed record Told(TestTenant Tenant, Guid Id, Guid PaymentId, string Email)
{
    public static readonly Money Price = new(2_730, "EUR");

    public string Token(int epoch = 0) =>
        Tenant.App.Services.GetRequiredService<GuestTokens>().Issue(GuestTokens.Booking, Tenant.Id, Id, epoch);

    public static async Task<Told> Booking(
        TestTenant tenant, string locale = "en", string firstName = "Gwen", string? email = null, Guid? userId = null,
        Guid? providerId = null, string policy = "instant")
    {
        var told = new Told(tenant, Guid.CreateVersion7(), Guid.CreateVersion7(), email ?? $"{Guid.NewGuid():N}@guest.test");
        if (userId is null)
            await told.Publish(new BookingContactChanged(told.Id, null, told.Email, firstName, "Guest", null, locale), 1);
        await told.Publish(new BookingCreated(
            told.Id, "K7QM2X9P", Guid.CreateVersion7(), "Court 1", Guid.CreateVersion7(), "Court hire",
            providerId ?? Guid.CreateVersion7(), "Club & Sons <Madrid>", "Calle Mayor 1, Madrid", "Europe/Madrid",
            new(2026, 12, 1, 17, 0, 0, TimeSpan.Zero), new(2026, 12, 1, 18, 0, 0, TimeSpan.Zero), 1, userId, 0, Price,
            new Money(130, "EUR"), 2_100, policy, false, [], null, tenant.App.Clock.GetUtcNow()), 1);
        return told;
    }

    public Task Confirmed() => Publish(new BookingConfirmed(Id, PaymentId), 2);

    public Task Captured(DateTimeOffset? at = null) => Publish(
        new PaymentCaptured(PaymentId, Id, Price, at ?? new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero), "Visa •••• 4242"), 1);

    public Task Publish<T>(T data, int version) where T : IIntegrationEvent =>
        Tenant.App.Services.GetRequiredKeyedService<Database>("identity").Write(
            Tenant.Id, transaction => transaction.Publish(data, version), CancellationToken.None);
}
