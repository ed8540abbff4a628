using Holdfast.Contracts;
using Holdfast.Kernel;
using NodaTime;

namespace Holdfast.Bookings;

/// <summary>
/// Gives a locked booking its new time, place, size and price: claims, row, history and events in the caller's transaction.
/// Its own claims go first, so it may move by less than its own length; where the new ones are not to be had, the caller
/// takes all of it back.
/// </summary>
internal static class MoveBooking
{
    public sealed record Act(string By, string Actor, string? Reason);

    /// <summary>The new version; null when the slot is taken, or was computed by rules that are old.</summary>
    public static async Task<int?> Apply(TenantTransaction transaction, PlanChange.Planned plan, Act act)
    {
        var (before, after) = (plan.Booking, plan.After);
        await Proposals.End(transaction, before.Id, Proposals.Withdrawn); // What was asked about another time is answered.
        await transaction.Execute("""
            delete from bookings.allocations
            where resource_id = @ResourceId and starts_at = @ClaimStartsAt and booking_id = @Id
            """, before.Claims());
        if (!await StateChange.Claim(transaction, after, plan.Chosen.Offer.Stamp)) return null;
        var version = await Write(transaction, plan);
        await Remember(transaction, before, after, version, act);
        await Tell(transaction, before, after);
        await transaction.Publish(Changed(plan, act.By), version);
        await transaction.Audit("booking.changed", before.Id, act.Actor, new { act.By, version });
        return version;
    }

    private static async Task<int> Write(TenantTransaction transaction, PlanChange.Planned plan)
    {
        var after = plan.After;
        var local = NodaTime.Instant.FromDateTimeOffset(after.StartsAt).InZone(plan.Chosen.Offer.OpenTime.TimeZone)
            .ToDateTimeUnspecified();
        return await transaction.QueryFirst<int>("""
            update bookings.bookings set version = version + 1, resource_id = @ResourceId, service_id = @ServiceId,
                units = @Units, starts_at = @StartsAt, ends_at = @EndsAt, claim_starts_at = @ClaimStartsAt,
                claim_ends_at = @ClaimEndsAt, local_start = @LocalStart::timestamp, time_zone = @TimeZone, total = @Total,
                fee = @Fee, cancellation_tiers = @Tiers::jsonb
            where id = @Id returning version
            """, new
        {
            after.Id,
            after.ResourceId,
            after.ServiceId,
            after.Units,
            after.StartsAt,
            after.EndsAt,
            after.ClaimStartsAt,
            after.ClaimEndsAt,
            LocalStart = local.ToString("yyyy-MM-dd HH:mm:ss"),
            after.TimeZone,
            after.Total,
            after.Fee,
            after.Tiers,
        });
    }

    private static Task Remember(
        TenantTransaction transaction, BookingRow before, BookingRow after, int version, Act act) =>
        transaction.Execute("""
            insert into bookings.booking_changes (booking_id, seq, tenant_id, kind, at, actor, reason, before, after,
                correlation_id)
            values (@Id, @version, @TenantId, 'changed', @Now, @Actor, @Reason, @Before::jsonb, @After::jsonb, @CorrelationId)
            """, new
        {
            before.Id,
            version,
            transaction.TenantId,
            transaction.Now,
            act.Actor,
            act.Reason,
            Before = Json.Write(Picture(before)),
            After = Json.Write(Picture(after)),
            CorrelationId = Correlation.Current,
        });

    // What is left of the old time and all of the new one, always in the same order: telling of several units takes locks.
    private static async Task Tell(TenantTransaction transaction, BookingRow before, BookingRow after)
    {
        var (old, now) = (ClaimOf(before), ClaimOf(after));
        var left = before.ResourceId == after.ResourceId && before.Units == after.Units ? ChangeRules.Without(old, now) : [old];
        foreach (var (resource, claim) in left.Select(part => (before.ResourceId, part)).Append((after.ResourceId, now))
            .OrderBy(told => told.Item1).ThenBy(told => told.Item2.Start))
            await TellSlot.Publish(transaction, resource, before.ProviderId, claim);
    }

    private static BookingView.ChangePicture Picture(BookingRow booking) => new(
        booking.ResourceId, booking.ResourceName, booking.ServiceId, booking.StartsAt, booking.EndsAt, booking.Units,
        booking.In(booking.Total));

    private static Claim ClaimOf(BookingRow booking) => new(booking.ClaimStartsAt, booking.ClaimEndsAt);

    private static BookingChanged Changed(PlanChange.Planned plan, string by)
    {
        var (before, after) = (plan.Booking, plan.After);
        return new BookingChanged(
            after.Id, after.Status, after.ResourceId, after.ResourceName, after.ServiceId, after.ServiceName ?? "",
            after.Address, after.TimeZone, after.StartsAt, after.EndsAt, after.Units, after.In(after.Total), after.In(after.Fee),
            before.ResourceId, before.StartsAt, before.EndsAt, before.In(before.Total), by);
    }
}
