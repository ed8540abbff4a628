using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>The open proposal of a booking, and the claims that are held for it.</summary>
internal static class Proposals
{
    public const string Accepted = "accepted";
    public const string Declined = "declined";
    public const string Withdrawn = "withdrawn";

    internal static readonly Problem Unknown = new("proposal-unknown", 404, "There is no such proposal.");
    internal static readonly Problem Over =
        new("proposal-over", 409, "This proposal is over: answered, withdrawn, or out of time. The booking stays where it is.");

    public sealed record Row(
        Guid Id, string State, Guid ResourceId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, long Total,
        DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
    {
        public bool IsOpen(DateTimeOffset now) => State == "open" && ExpiresAt > now;
    }

    public const string Select = """
        select id, state, resource_id, starts_at, ends_at, total, created_at, expires_at from bookings.booking_proposals
        where id = @proposalId and booking_id = @id
        """;

    /// <summary>
    /// Holds what the booking itself does not have of the time: where the two overlap, on the units that are its own. False
    /// where that is not free.
    /// </summary>
    public static async Task<bool> Hold(
        TenantTransaction transaction, PlanChange.Planned plan, Guid id, DateTimeOffset expiresAt)
    {
        var (booking, resourceId) = (plan.Booking, plan.Chosen.Offer.Resource.ResourceId);
        var (own, claim) = (new Claim(booking.ClaimStartsAt, booking.ClaimEndsAt), plan.Chosen.Claim);
        var overlaps = booking.ResourceId == resourceId && own.Start < claim.End && own.End > claim.Start;
        var parts = overlaps ? ChangeRules.Without(claim, own) : [claim];
        var units = await Units(transaction, plan, overlaps);
        var rows = units.SelectMany(unit => parts.Select(part => (unit, part))).ToList();
        var held = await transaction.Execute("""
            insert into bookings.allocations (id, tenant_id, resource_id, unit_no, starts_at, ends_at, kind, hold_id, expires_at)
            select a.id, r.tenant_id, r.id, a.unit_no, a.starts_at, a.ends_at, 1, @id, @expiresAt
            from bookings.resources r, unnest(@Ids, @UnitNos, @Starts, @Ends) as a (id, unit_no, starts_at, ends_at)
            where r.id = @resourceId and r.active and r.stamp = @Stamp
            order by a.unit_no, a.starts_at
            on conflict on constraint allocations_no_overlap do nothing
            """, new
        {
            id,
            resourceId,
            plan.Chosen.Offer.Stamp,
            expiresAt,
            Ids = rows.Select(_ => Guid.CreateVersion7(transaction.Now)).ToArray(),
            UnitNos = rows.Select(row => row.unit).ToArray(),
            Starts = rows.Select(row => row.part.Start).ToArray(),
            Ends = rows.Select(row => row.part.End).ToArray(),
        });
        if (units.Count != booking.Units || held != rows.Count) return false;
        foreach (var part in parts) await TellSlot.Publish(transaction, resourceId, booking.ProviderId, part);
        return true;
    }

    private static async Task<IReadOnlyList<int>> Units(TenantTransaction transaction, PlanChange.Planned plan, bool own)
    {
        var args = new
        {
            plan.Booking.Id,
            plan.Booking.Units,
            plan.Chosen.Offer.Resource.ResourceId,
            Count = plan.Chosen.Offer.Resource.Units,
            plan.Chosen.Claim.Start,
            plan.Chosen.Claim.End,
            Freed = transaction.Now - ClaimSlot.Grace,
        };
        await transaction.Execute("""
            delete from bookings.allocations where resource_id = @ResourceId and kind = 1
                and starts_at < @End and ends_at > @Start and expires_at < @Freed
            """, args);
        return await transaction.Query<int>(own
            ? "select unit_no from bookings.allocations where resource_id = @ResourceId and booking_id = @Id order by unit_no"
            : """
            select u.unit_no::int from generate_series(0, @Count - 1) u (unit_no)
            where not exists (select from bookings.allocations a where a.resource_id = @ResourceId and a.unit_no = u.unit_no
                and a.starts_at < @End and a.ends_at > @Start)
            order by u.unit_no limit @Units
            """, args);
    }

    /// <summary>Nothing is open any more, and what was held is free.</summary>
    public static async Task End(TenantTransaction transaction, Guid bookingId, string state)
    {
        var freed = await transaction.Query<Freed>("""
            with ended as (
                update bookings.booking_proposals set state = @state, ended_at = @Now
                where booking_id = @bookingId and state = 'open'
                returning id, resource_id
            ), freed as (
                delete from bookings.allocations a using ended e
                where a.resource_id = e.resource_id and a.hold_id = e.id and a.kind = 1
                returning a.resource_id, a.starts_at, a.ends_at
            )
            select distinct f.resource_id, f.starts_at, f.ends_at, r.provider_id from freed f
            join bookings.resources r on r.id = f.resource_id order by f.starts_at
            """, new { bookingId, state, transaction.Now });
        // Who accepts takes the time at once: nobody need be told that it was free in between.
        if (state == Accepted) return;
        foreach (var part in freed)
            await TellSlot.Publish(transaction, part.ResourceId, part.ProviderId, new Claim(part.StartsAt, part.EndsAt));
    }

    private sealed record Freed(Guid ResourceId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Guid ProviderId);
}
