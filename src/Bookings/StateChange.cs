using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>
/// Moves a booking from one state to another, with its line in the history. The update is the point where rivals meet: it
/// names the states it may leave, so one of two wins.
/// </summary>
internal static class StateChange
{
    public sealed record Act(string To, string Actor, string? Reason);

    /// <summary>The new version, or null when the booking is in no state that leads there.</summary>
    public static async Task<int?> Apply(TenantTransaction transaction, Guid bookingId, Act act)
    {
        var version = await Move(transaction, bookingId, act);
        if (version is not null && EndsCheckout(act)) await EndDrafts.Finish(bookingId, transaction);
        if (version is not null && act.To is not (BookingStates.Pending or BookingStates.Confirmed))
            await Proposals.End(transaction, bookingId, Proposals.Withdrawn);
        return version;
    }

    // What merely ran out of time is likely to be tried again.
    private static bool EndsCheckout(Act act) => act.To == BookingStates.Confirmed
        || (act.To == BookingStates.Cancelled && !act.Actor.StartsWith("system", StringComparison.Ordinal));

    private static Task<int?> Move(TenantTransaction transaction, Guid bookingId, Act act) =>
        transaction.QueryFirst<int?>("""
            with before as (
                select id, status from bookings.bookings where id = @bookingId and status = any(@From) for update
            ), after as (
                update bookings.bookings b set status = @To, version = b.version + 1
                from before where b.id = before.id
                returning b.id, b.version, before.status as from_status
            )
            insert into bookings.booking_transitions (booking_id, seq, tenant_id, from_status, to_status, at, actor, reason,
                correlation_id)
            select id, version, @TenantId, from_status, @To, @Now, @Actor, @Reason, @CorrelationId from after
            returning seq
            """, new
        {
            bookingId,
            From = BookingStates.Before(act.To),
            act.To,
            act.Actor,
            act.Reason,
            transaction.TenantId,
            transaction.Now,
            CorrelationId = Correlation.Current,
        });

    /// <summary>The booking's row, locked until the end of the transaction.</summary>
    public static Task<BookingRow?> Lock(TenantTransaction transaction, Guid bookingId) =>
        transaction.QueryFirst<BookingRow>(BookingRow.Select + "where b.id = @bookingId for update of b", new { bookingId });

    /// <summary>Lets the slot go and tells the live pages.</summary>
    public static async Task Release(TenantTransaction transaction, BookingRow booking)
    {
        var freed = await transaction.Execute("""
            delete from bookings.allocations
            where resource_id = @ResourceId and starts_at = @ClaimStartsAt and booking_id = @Id
            """, booking.Claims());
        if (freed > 0) await Tell(transaction, booking);
    }

    /// <summary>Takes the slot of a booking again. False, with nothing written, when it is not free any more.</summary>
    public static async Task<bool> Reclaim(TenantTransaction transaction, BookingRow booking)
    {
        if (await Claim(transaction, booking, stamp: null))
        {
            await Tell(transaction, booking);
            return true;
        }
        await transaction.Execute("""
            delete from bookings.allocations
            where resource_id = @ResourceId and starts_at = @ClaimStartsAt and booking_id = @Id
            """, booking.Claims());
        return false;
    }

    /// <summary>Takes all units of the slot that the row names. False leaves what was got of it: the caller takes it back.</summary>
    /// <param name="stamp">Of the rules it was computed by, where other rules are a reason to refuse it.</param>
    public static async Task<bool> Claim(TenantTransaction transaction, BookingRow booking, long? stamp)
    {
        // Each round works with a new snapshot: a unit lost to a rival is seen as taken in the next.
        for (var round = 0; round <= booking.Units + 1; round++)
        {
            await transaction.Execute(ReclaimSql, new
            {
                booking.Id,
                booking.ResourceId,
                booking.Units,
                booking.ClaimStartsAt,
                booking.ClaimEndsAt,
                stamp,
                Freed = transaction.Now - ClaimSlot.Grace,
                Ids = Enumerable.Range(0, booking.Units).Select(_ => Guid.CreateVersion7(transaction.Now)).ToArray(),
            });
            var claimed = await transaction.QueryFirst<int>("""
                select count(*)::int from bookings.allocations
                where resource_id = @ResourceId and starts_at = @ClaimStartsAt and booking_id = @Id
                """, booking.Claims());
            if (claimed == booking.Units) return true;
        }
        return false;
    }

    private static Task Tell(TenantTransaction transaction, BookingRow booking) => TellSlot.Publish(
        transaction, booking.ResourceId, booking.ProviderId, new Claim(booking.ClaimStartsAt, booking.ClaimEndsAt));

    private const string ReclaimSql = """
        delete from bookings.allocations where resource_id = @ResourceId and kind = 1
            and starts_at < @ClaimEndsAt and ends_at > @ClaimStartsAt and expires_at < @Freed;
        insert into bookings.allocations (id, tenant_id, resource_id, unit_no, starts_at, ends_at, kind, booking_id)
        select (@Ids)[row_number() over (order by u.unit_no)], r.tenant_id, r.id, u.unit_no, @ClaimStartsAt, @ClaimEndsAt, 2, @Id
        from bookings.resources r, lateral (
            select n::int as unit_no from generate_series(0, r.units - 1) n
            where not exists (select from bookings.allocations a where a.resource_id = r.id and a.unit_no = n
                and a.starts_at < @ClaimEndsAt and a.ends_at > @ClaimStartsAt)
            order by n limit @Units - (select count(*) from bookings.allocations
                where resource_id = @ResourceId and starts_at = @ClaimStartsAt and booking_id = @Id)) u
        where r.id = @ResourceId and r.active and (@stamp::bigint is null or r.stamp = @stamp)
        order by u.unit_no
        on conflict on constraint allocations_no_overlap do nothing
        """;
}
