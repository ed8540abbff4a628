using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Bookings;

/// <summary>
/// Another time, length, place or size for a booking that stands or waits for its money. The old slot is let go in the same
/// commit in which the new one is taken, so nobody is ever without; what it costs less goes back by itself.
/// </summary>
public static class ChangeBooking
{
    private const int DurationMinutesMax = 44_640;

    /// <summary>What is not named stays. A start without end keeps the length.</summary>
    public sealed record Request(
        DateTimeOffset? Start = null, DateTimeOffset? End = null, int? DurationMinutes = null, Guid? ResourceId = null,
        Guid? ServiceId = null, int? Units = null, string? Reason = null)
    {
        internal PlanChange.Wanted Wanted => new(Start, End, DurationMinutes, ResourceId, ServiceId, Units);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPatch("/api/bookings/{id:guid}", Handle)
        .WithName(nameof(ChangeBooking)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
        .Produces<BookingView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409)
        .ProducesProblem(412).ProducesProblem(422);

    public static Task<IResult> Handle(Guid id, Request request, HttpContext http, ChangeAct act) => act.Do(
        id, new(request.Wanted, _ => null, relation => relation == Relation.Customer, Write) { Reason = request.Reason },
        Validate(request), http);

    private static async Task<Answer> Write(TenantTransaction transaction, PlanChange.Planned plan, MoveBooking.Act act)
    {
        if (!plan.IsSame)
        {
            if (await Quotas.Refusal(transaction, plan.After) is { } refusal) return refusal;
            if (await MoveBooking.Apply(transaction, plan, act) is null) return ClaimSlot.Taken;
        }
        return await BookingView.Answer(transaction, plan.Booking.Id);
    }

    internal static Check Validate(Request request) => new Check()
        .Text(request.Reason, "reason", 500)
        .That(request.Wanted != PlanChange.Wanted.Nothing, "start", "Name what is to change.")
        .That(IsTime(request.Start), "start", "A time of this century.")
        .That(IsTime(request.End), "end", "A time of this century.")
        .That(request.End is null || request.DurationMinutes is null, "durationMinutes", "Name an end or a length.")
        .That(request.Start is null || request.End is null || request.End > request.Start, "end", "Must be after the start.")
        .That(request.DurationMinutes is null or (>= 1 and <= DurationMinutesMax), "durationMinutes",
            $"Between 1 and {DurationMinutesMax}.")
        .That(request.Units is null or (>= 1 and <= ClaimSlot.UnitsMax), "units", $"Between 1 and {ClaimSlot.UnitsMax}.");

    private static bool IsTime(DateTimeOffset? time) => time is null || time.Value.UtcDateTime.Year is >= 2000 and < 2100;
}
