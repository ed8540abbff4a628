using Dapper;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>Deletes drafts whose time is over, and the day-old marks of mailed links.</summary>
public sealed class ExpireDrafts(
    [FromKeyedServices(BookingsModule.Schema)] Database database, WorkerContext context) : PeriodicWorker(context)
{
    private const int BatchMax = 200;

    public override string Name => "expire-drafts";

    protected override TimeSpan Interval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        IReadOnlyList<Row> due;
        int marks;
        await using (var connection = await database.Work.OpenConnectionAsync(cancellation))
        {
            due = (await connection.QueryAsync<Row>(new CommandDefinition($"""
                select id, tenant_id from bookings.drafts where expires_at <= @now order by expires_at limit {BatchMax}
                """, new { now }, cancellationToken: cancellation))).AsList();
            marks = await connection.ExecuteAsync(new CommandDefinition($"""
                delete from bookings.draft_mails where id in (
                    select id from bookings.draft_mails where at < @Old order by at limit {BatchMax})
                """, new { Old = now - MailDraftLink.Day }, cancellationToken: cancellation));
        }
        foreach (var tenant in due.GroupBy(row => row.TenantId))
            await database.Write(
                tenant.Key, transaction => EndDrafts.Delete([.. tenant.Select(row => row.Id)], transaction), cancellation);
        return due.Count == BatchMax || marks == BatchMax;
    }

    public override LagQuestion Lag => new(database.Module, """
        select extract(epoch from @Now - min(expires_at))::float8 from bookings.drafts where expires_at < @Now
        """);

    private sealed record Row(Guid Id, Guid TenantId);
}
