using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Forgets whose bookings they were once they are long over (BOOKING_REDACTION_DAYS after their end, 90 unless set). Times,
/// money, history and audit stay.
/// </summary>
public sealed class RedactBookings(
    [FromKeyedServices(BookingsModule.Schema)] Database database, Settings settings, WorkerContext context)
    : DueBookings(database, context)
{
    private const string Actor = "system:redaction";

    public override string Name => "redact-bookings";

    protected override TimeSpan Interval => TimeSpan.FromMinutes(10);

    protected override string Waiting => "redacted_at is null and status not in ('pending', 'confirmed', 'in_progress')";

    protected override string Column => "ends_at";

    protected override TimeSpan After => TimeSpan.FromDays(settings.BookingRedactionDays);

    protected override async Task End(TenantTransaction transaction, Guid id)
    {
        var booking = await transaction.QueryFirst<Redaction.Row>(
            "select id, version from bookings.bookings where id = @id and redacted_at is null for update", new { id });
        if (booking is null) return;
        await Redaction.Apply(transaction, [booking]);
        await transaction.Audit("booking.redacted", id, Actor);
    }
}
