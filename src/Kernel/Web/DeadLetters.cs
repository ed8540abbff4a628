using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Kernel;

/// <summary>Events whose handler gave up: to be seen and replayed, per module, by operators of the platform.</summary>
public static class DeadLetters
{
    public sealed record DeadLetter(
        long Seq, Guid Id, string Type, Guid TenantId, Guid Key, DateTimeOffset OccurredAt, DateTimeOffset ParkedAt,
        int Attempts, string? Error, string CorrelationId);

    public static void Map(IEndpointRouteBuilder routes, string module, Func<IServiceProvider, Database> database)
    {
        var group = routes.MapGroup($"/api/admin/{module}/dead-letters").RequireAuthorization(Policies.Operator);
        group.MapGet("", (HttpContext http, int? limit, long? after) => List(http, database(http.RequestServices), limit, after))
            .WithName($"ListDeadLetters:{module}").WithTags("Operations");
        group.MapPost("/{seq:long}/replay", (HttpContext http, long seq) => Replay(http, database(http.RequestServices), seq))
            .WithName($"ReplayDeadLetter:{module}").WithTags("Operations");
    }

    private static async Task<IResult> List(HttpContext http, Database database, int? limit, long? after)
    {
        var check = new Check().Limits(limit);
        if (check.Failed) return check.Problem.ToHttp();
        var max = limit ?? Cursor.DefaultLimit;
        var rows = await database.Query<DeadLetter>(Tenant.Of(http).Id, $"""
            select seq, id, type, tenant_id, key, occurred_at, parked_at, attempts, error, correlation_id
            from {database.Module}.inbox where parked_at is not null and done_at is null and seq > @after
            order by seq limit @max
            """, new { after = after ?? 0, max = max + 1 }, http.RequestAborted);
        return Results.Ok(new
        {
            items = rows.Take(max),
            nextCursor = rows.Count > max ? rows[max - 1].Seq.ToString() : null,
        });
    }

    private static async Task<IResult> Replay(HttpContext http, Database database, long seq)
    {
        var caller = Caller.Of(http);
        var replayed = await database.Write(Tenant.Of(http).Id, async transaction =>
        {
            var id = await transaction.QueryFirst<Guid?>($"""
                update {database.Module}.inbox set parked_at = null, attempts = 0, due_at = @Now
                where seq = @seq and parked_at is not null and done_at is null returning id
                """, new { seq, transaction.Now });
            if (id is not null) await transaction.Audit("dead-letter.replayed", id.Value, caller.Actor);
            return id is not null;
        }, http.RequestAborted);
        if (!replayed) return Problem.NotFound.ToHttp();
        Wakeups.Of(http.RequestServices, "inbox:" + database.Module).Set();
        return Results.Accepted();
    }
}
