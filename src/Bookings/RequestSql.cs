namespace Holdfast.Bookings;

/// <summary>
/// The request key within the batches of holds and bookings; parameters are those of RequestColumns. A twin waits at the
/// claim for the first one to commit; every later statement takes a new snapshot and sees whose row it is.
/// </summary>
internal static class RequestSql
{
    public const string Claim = """
        insert into bookings.requests (tenant_id, caller, route, key, body_hash, result_id, status, answer, at)
        select @TenantId, @RequestCaller, @RequestRoute, @RequestKey, @BodyHash, @ResultId, @RequestStatus, @RequestAnswer, @Now
        where @RequestKey is not null on conflict do nothing;

        """;

    /// <summary>A condition: no key was sent, or the row is this attempt's.</summary>
    public const string IsMine = """
        (@RequestKey is null or exists (select from bookings.requests where tenant_id = @TenantId and caller = @RequestCaller
            and route = @RequestRoute and key = @RequestKey and result_id = @ResultId))

        """;

    /// <summary>Refusals are not remembered; followed by a condition.</summary>
    public const string Unclaim = """
        delete from bookings.requests where tenant_id = @TenantId and caller = @RequestCaller and route = @RequestRoute
            and key = @RequestKey and result_id = @ResultId and
        """;

    public const string Earlier = """

        select result_id, status, body_hash, answer from bookings.requests
        where tenant_id = @TenantId and caller = @RequestCaller and route = @RequestRoute and key = @RequestKey
        """;
}
