using Holdfast.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// What changing, proposing and accepting share: the booking is read and the new slot planned without a lock; then, locked, it
/// must be what was planned for, or all of it is done again.
/// </summary>
public sealed class ChangeAct(
    [FromKeyedServices(BookingsModule.Schema)] Database database, PlanChange plans, ClaimSlot claims, GuestTokens tokens,
    Requests requests, TimeProvider clock)
{
    private const int TriesMax = 5;

    /// <param name="May">Why this person may not; null where they may.</param>
    /// <param name="Write">In the transaction; answers <see cref="ClaimSlot.Taken"/> where the slot is not to be had.</param>
    internal sealed record Kind(
        PlanChange.Wanted Wanted, Func<Relation, Problem?> May, Func<Relation, bool> CustomerAsked,
        Func<TenantTransaction, PlanChange.Planned, MoveBooking.Act, Task<Answer>> Write)
    {
        public string? Reason { get; init; }

        /// <summary>When the slot was promised: what was offered then still is. Null: now.</summary>
        public DateTimeOffset? PromisedAt { get; init; }
    }

    internal async Task<IResult> Do(Guid id, Kind kind, Check check, HttpContext http)
    {
        check.That(ETags.TryRead(http, out var seen), "If-Match", "Send the ETag as it was given.");
        if (check.Failed) return check.Problem.ToHttp();
        var (tenant, cancellation) = (Tenant.Of(http), http.RequestAborted);
        for (var attempt = 1; attempt <= TriesMax; attempt++)
        {
            var (booking, relation) = await Find(id, http);
            if (relation == Relation.None) return BookingAccess.Refusal(http).ToHttp();
            var now = clock.GetUtcNow();
            var (plan, refusal) = await Plan(booking!, relation, kind, seen, attempt > 1, now, http);
            // A repeated request finds its own change done: the key answers first.
            if (plan is null) return await requests.Earlier(http, database) ?? (IResult)refusal!.ToHttp();
            var (result, isTaken) = await Write(plan, kind, ActOf(relation, http, kind.Reason), http);
            if (result is not null) return result;
            if (isTaken && attempt > 1)
                return (await claims.TakenWithAlternatives(
                    plan.Chosen, tenant.FeeBasisPoints(booking!.UserId), now, cancellation)).ToHttp();
        }
        return Problem.Busy.ToHttp();
    }

    /// <summary>The booking as it is now and what the asker is to it; none where it is not theirs to see.</summary>
    internal async Task<(BookingRow? Booking, Relation Relation)> Find(Guid id, HttpContext http)
    {
        var booking = await database.QueryFirst<BookingRow>(
            Tenant.Of(http).Id, BookingRow.Select + "where b.id = @id", new { id }, http.RequestAborted);
        return (booking, booking is null ? Relation.None : BookingAccess.Of(booking, http, tokens));
    }

    internal static MoveBooking.Act ActOf(Relation relation, HttpContext http, string? reason)
    {
        var by = relation switch { Relation.Provider => "provider", Relation.Admin => "admin", _ => "customer" };
        return new(by, relation == Relation.Customer ? Caller.Of(http).Actor : $"{by}:{Caller.Of(http).UserId}", reason);
    }

    private async Task<(PlanChange.Planned? Plan, Problem? Refusal)> Plan(
        BookingRow booking, Relation relation, Kind kind, int? seen, bool reload, DateTimeOffset now, HttpContext http)
    {
        if (kind.May(relation) is { } refusal) return (null, refusal);
        if (seen is not null && seen != booking.Version) return (null, Problem.VersionMismatch);
        if (!ChangeRules.IsOpen(booking.Status, booking.StartsAt, now)) return (null, CancelBooking.StateConflict);
        return await plans.Find(
            Tenant.Of(http), booking, kind.Wanted, kind.CustomerAsked(relation), reload, kind.PromisedAt ?? now,
            http.RequestAborted);
    }

    /// <summary>Neither a result nor taken: the booking is not any more what the plan was made for.</summary>
    private async Task<(IResult? Result, bool IsTaken)> Write(
        PlanChange.Planned plan, Kind kind, MoveBooking.Act act, HttpContext http)
    {
        Problem? lost = null;
        var result = await requests.Once(http, database, async transaction =>
        {
            lost = null;
            if (await StateChange.Lock(transaction, plan.Booking.Id) != plan.Booking) return lost = Problem.Busy;
            var answer = await kind.Write(transaction, plan, act);
            if (answer.Problem == ClaimSlot.Taken) lost = ClaimSlot.Taken;
            return answer;
        });
        return lost is null ? (result, false) : (null, lost == ClaimSlot.Taken);
    }
}
