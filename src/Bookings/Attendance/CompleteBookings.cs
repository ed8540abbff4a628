using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Completes bookings of which nobody said how they went. By the table a confirmed one begins first, so its history has
/// both lines. What the venue says meanwhile wins.
/// </summary>
public sealed class CompleteBookings(
    [FromKeyedServices(BookingsModule.Schema)] Database database, WorkerContext context) : DueBookings(database, context)
{
    private const string Actor = "system:completion";

    public override string Name => "complete-bookings";

    protected override TimeSpan Interval => TimeSpan.FromMinutes(1);

    protected override string Waiting => "status in ('confirmed', 'in_progress')";

    protected override string Column => "ends_at";

    protected override TimeSpan After => AttendanceRules.CompletedAfter;

    protected override async Task End(TenantTransaction transaction, Guid id)
    {
        var booking = await StateChange.Lock(transaction, id);
        if (booking is null || !AttendanceRules.CompletesByItself(booking.EndsAt, transaction.Now)) return;
        if (booking.Status == BookingStates.Confirmed)
            await StaffAct.Apply(transaction, booking, StartBooking.Act, Actor, null);
        await StaffAct.Apply(transaction, booking, CompleteBooking.Act, Actor, null);
    }
}
