using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>Ends bookings that were not paid, or not decided, in time. A payment that came in between wins.</summary>
public sealed class ExpireBookings(
    [FromKeyedServices(BookingsModule.Schema)] Database database, WorkerContext context) : DueBookings(database, context)
{
    public override string Name => "expire-bookings";

    protected override TimeSpan Interval => TimeSpan.FromSeconds(5);

    protected override string Waiting => "status in ('pending', 'payment_failed')";

    protected override string Column => "expires_at";

    protected override async Task End(TenantTransaction transaction, Guid id)
    {
        var booking = await StateChange.Lock(transaction, id);
        if (booking is not { Status: BookingStates.Pending or BookingStates.PaymentFailed, ExpiresAt: { } expiresAt }
            || expiresAt >= transaction.Now) return;
        var reason = ApprovalRules.IsAsked(booking) ? "approval-timeout" : "payment-timeout";
        await CancelBooking.Apply(transaction, booking, new("system", "system:expiry", reason, 100));
    }
}
