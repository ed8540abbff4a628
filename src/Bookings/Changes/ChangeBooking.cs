using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Another time, length, place or size for a booking that stands or waits for its money. The old slot is let go in the same
/// commit in which the new one is taken, so nobody is ever without; what it costs less goes back by itself.
/// </summary>
public static class ChangeBooking
{
    private const int TriesMax = 5;
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

    public static async Task<IResult> Handle(
        Guid id, Request request, HttpContext http, Tenant tenant, PlanChange plans, ClaimSlot claims,
        [FromKeyedServices(BookingsModule.Schema)] Database database, GuestTokens tokens, Requests requests,
        TimeProvider clock, CancellationToken cancellation)
    {
        var check = Validate(request);
        check.That(ETags.TryRead(http, out var seen), "If-Match", "Send the ETag as it was given.");
        if (check.Failed) return check.Problem.ToHttp();
        for (var attempt = 1; attempt <= TriesMax; attempt++)
        {
            var now = clock.GetUtcNow();
            var booking = await Read(database, tenant, id, cancellation);
            var relation = booking is null ? Relation.None : BookingAccess.Of(booking, http, tokens);
            if (booking is null || relation == Relation.None) return BookingAccess.Refusal(http).ToHttp();
            var (plan, refusal) = seen is not null && seen != booking.Version
                ? (null, Problem.VersionMismatch)
                : await plans.Find(
                    tenant, booking, request.Wanted, relation == Relation.Customer, attempt > 1, now, cancellation);
            // A repeated request finds its own change done: the key answers first.
            if (plan is null) return await requests.Earlier(http, database) ?? (IResult)refusal!.ToHttp();
            var outcome = await Write(plan, Act(relation, http, request.Reason), http, requests, database);
            if (outcome.Result is { } result) return result;
            if (outcome.IsTaken && attempt > 1)
                return (await claims.TakenWithAlternatives(
                    plan.Chosen, tenant.FeeBasisPoints(booking.UserId), now, cancellation)).ToHttp();
        }
        return Problem.Busy.ToHttp();
    }

    internal static Task<BookingRow?> Read(Database database, Tenant tenant, Guid id, CancellationToken cancellation) =>
        database.QueryFirst<BookingRow>(tenant.Id, BookingRow.Select + "where b.id = @id", new { id }, cancellation);

    internal static MoveBooking.Act Act(Relation relation, HttpContext http, string? reason)
    {
        var by = relation switch { Relation.Provider => "provider", Relation.Admin => "admin", _ => "customer" };
        return new(by, relation == Relation.Customer ? Caller.Of(http).Actor : $"{by}:{Caller.Of(http).UserId}", reason);
    }

    internal static Check Validate(Request request) => new Check()
        .Text(request.Reason, "reason", 500)
        .That(request.Wanted != new PlanChange.Wanted(null, null, null, null, null, null), "start", "Name what is to change.")
        .That(IsTime(request.Start), "start", "A time of this century.")
        .That(IsTime(request.End), "end", "A time of this century.")
        .That(request.End is null || request.DurationMinutes is null, "durationMinutes", "Name an end or a length.")
        .That(request.Start is null || request.End is null || request.End > request.Start, "end", "Must be after the start.")
        .That(request.DurationMinutes is null or (>= 1 and <= DurationMinutesMax), "durationMinutes",
            $"Between 1 and {DurationMinutesMax}.")
        .That(request.Units is null or (>= 1 and <= ClaimSlot.UnitsMax), "units", $"Between 1 and {ClaimSlot.UnitsMax}.");

    private static bool IsTime(DateTimeOffset? time) => time is null || time.Value.UtcDateTime.Year is >= 2000 and < 2100;

    /// <summary>Neither an answer nor taken: the booking is not any more what the plan was made for.</summary>
    private sealed record Outcome(IResult? Result, bool IsTaken);

    private static async Task<Outcome> Write(
        PlanChange.Planned plan, MoveBooking.Act act, HttpContext http, Requests requests, Database database)
    {
        Problem? lost = null;
        var result = await requests.Once(http, database, async transaction =>
        {
            lost = null;
            if (await StateChange.Lock(transaction, plan.Booking.Id) != plan.Booking) return lost = Problem.Busy;
            if (!plan.IsSame && await MoveBooking.Apply(transaction, plan, act) is null) return lost = ClaimSlot.Taken;
            return await BookingView.Answer(transaction, plan.Booking.Id);
        });
        return lost is null ? new Outcome(result, false) : new Outcome(null, lost == ClaimSlot.Taken);
    }
}
