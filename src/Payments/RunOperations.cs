using Dapper;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Payments;

/// <summary>
/// Takes up operations that are due: new ones at once, failed ones later and later, those of dead processes.
/// </summary>
internal sealed class RunOperations(
    [FromKeyedServices(PaymentsModule.Schema)] Database database, OperationRunner runner, WorkerContext context)
    : PeriodicWorker(context)
{
    public const string Bell = "payment-operations";
    private const int BatchMax = 16;
    private const int AtOnceMax = 8;

    public override string Name => Bell;

    protected override TimeSpan Interval => TimeSpan.FromSeconds(1);

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        var due = (await connection.QueryAsync<Due>(new CommandDefinition("""
            update payments.operations set due_at = @LeaseEnds
            where id = any(array(
                select id from payments.operations where state in ('todo', 'running') and due_at <= @now
                order by due_at limit @BatchMax for update skip locked))
            returning id, tenant_id
            """, new { now, LeaseEnds = now + Operation.Lease, BatchMax }, cancellationToken: cancellation))).AsList();
        await connection.CloseAsync(); // The calls may take long; the pool is small.
        await Parallel.ForEachAsync(
            due, new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax, CancellationToken = cancellation },
            async (operation, token) =>
            {
                try
                {
                    await runner.Run(operation.TenantId, operation.Id, token);
                }
                catch (Exception e) when (IsOfRow(e))
                {
                    ReportRow(operation.Id, e); // It comes back when its lease ends; the others of the portion go on.
                }
            });
        return due.Count == BatchMax;
    }

    public override LagQuestion Lag => new(PaymentsModule.Schema, """
        select extract(epoch from @Now - due_at)::float8 from payments.operations
        where state in ('todo', 'running') and due_at <= @Now order by due_at limit 1
        """);

    private sealed record Due(Guid Id, Guid TenantId);
}
