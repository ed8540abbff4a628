using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>
/// Tells live pages the state of a period over all units of its resource: free while one is. Whoever takes a unit sees only
/// its own, so on a resource with several those who tell do it one after the other, each with what the one before has done.
/// </summary>
internal static class TellSlot
{
    /// <summary>In a transaction that has changed the claims already.</summary>
    public static async Task Publish(TenantTransaction transaction, Guid resourceId, Guid providerId, Claim claim)
    {
        await transaction.Execute("""
            select pg_advisory_xact_lock(hashtextextended(@resourceId::text, 2))
            from bookings.resources where id = @resourceId and units > 1
            """, new { resourceId });
        var told = await transaction.QueryFirst<State>($"""
            select {StateSql} as name, {UntilSql} as until {FromSql}
            """, new { ResourceId = resourceId, ClaimStart = claim.Start, ClaimEnd = claim.End, transaction.Now });
        Answers.DropAfter(transaction, resourceId);
        await transaction.Publish(
            new SlotChanged(resourceId, providerId, claim.Start, claim.End, told!.Name, told.Until), 0);
    }

    /// <summary>
    /// In a batch, behind the claims. Waits for the lock and writes nothing (a select would be one more answer to read); the
    /// statements after it have a snapshot from after it. Takes <c>@TenantId</c> and <c>@ResourceId</c>.
    /// </summary>
    public const string LockSql = """

        insert into bookings.booking_codes (tenant_id, code, booking_id) select @TenantId, '', @ResourceId
        where pg_advisory_xact_lock(hashtextextended(@ResourceId::text, 2)) is null;
        """;

    /// <summary>
    /// What differs from the event as the one who claims would tell it of its own unit. Takes <c>@ResourceId</c>,
    /// <c>@ClaimStart</c>, <c>@ClaimEnd</c>, <c>@Now</c>.
    /// </summary>
    public const string ChangesSql = $"(select jsonb_build_object('state', {StateSql}, 'until', {UntilSql}) {FromSql})";

    private const string StateSql = """
        case when count(distinct a.unit_no) < max(r.units) then 'free'
            when count(distinct a.unit_no) filter (where a.kind = 2) < max(r.units) then 'held' else 'booked' end
        """;

    // A period that is held becomes free again with the first of the holds on it.
    private const string UntilSql = """
        case when count(distinct a.unit_no) = max(r.units)
            and count(distinct a.unit_no) filter (where a.kind = 2) < max(r.units) then min(a.expires_at) end
        """;

    private const string FromSql = """
        from bookings.resources r left join bookings.allocations a on a.resource_id = r.id and a.starts_at < @ClaimEnd
            and a.ends_at > @ClaimStart and (a.kind = 2 or a.expires_at > @Now)
        where r.id = @ResourceId
        """;

    private sealed record State(string Name, DateTimeOffset? Until);
}
