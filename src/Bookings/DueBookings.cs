using Dapper;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>
/// Ends bookings whose time has come, each in its own transaction, which must look again under the row's lock: what came in
/// between wins. One that cannot be ended is reported, tried again later, and holds up none of those behind it.
/// </summary>
public abstract class DueBookings(Database database, WorkerContext context) : PeriodicWorker(context)
{
    /// <summary>Bookings ended between two looks at the table.</summary>
    public const int BatchMax = 100;
    private static readonly Row Start = new(Guid.Empty, Guid.Empty, DateTimeOffset.UnixEpoch);
    private Row _last = Start;

    /// <summary>Condition on <c>bookings.bookings</c> that an index has.</summary>
    protected abstract string Waiting { get; }

    /// <summary>The column that says when; due once it lies <see cref="After"/> behind.</summary>
    protected abstract string Column { get; }

    protected virtual TimeSpan After => TimeSpan.Zero;

    protected abstract Task End(TenantTransaction transaction, Guid id);

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        var due = await Due(_last, cancellation);
        _last = due.Count == BatchMax ? due[^1] : Start;
        foreach (var row in due)
        {
            try
            {
                await database.Write(row.TenantId, transaction => End(transaction, row.Id), cancellation);
            }
            catch (Exception e) when (IsOfRow(e))
            {
                ReportRow(row.Id, e);
            }
        }
        return due.Count == BatchMax;
    }

    private async Task<IReadOnlyList<Row>> Due(Row behind, CancellationToken cancellation)
    {
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<Row>(new CommandDefinition($"""
            select id, tenant_id, {Column} as at from bookings.bookings
            where {Waiting} and {Column} < @Before and ({Column}, id) > (@At, @Id)
            order by {Column}, id limit {BatchMax}
            """, new { Before = Clock.GetUtcNow() - After, behind.At, behind.Id }, cancellationToken: cancellation))).AsList();
    }

    public override LagQuestion Lag => new(database.Module, $"""
        select extract(epoch from @Now - min({Column}))::float8 - {(int)After.TotalSeconds} from bookings.bookings
        where {Waiting} and {Column} < @Now - interval '{(int)After.TotalSeconds} seconds'
        """);

    private sealed record Row(Guid Id, Guid TenantId, DateTimeOffset At);
}
