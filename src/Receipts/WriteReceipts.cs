using Dapper;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Receipts;

/// <summary>
/// Writes the files of numbered receipts, one a portion, and announces each. The row is leased while it is worked on; a
/// process that dies in between leaves a row that falls due again, and the same bytes under the same key.
/// </summary>
public sealed class WriteReceipts(
    [FromKeyedServices(ReceiptsModule.Module)] Database database, FileStore files, WorkerContext context)
    : PeriodicWorker(context)
{
    public const string WorkerName = "write-receipts";

    public override string Name => WorkerName;

    protected override TimeSpan Interval => TimeSpan.FromSeconds(1);

    public override LagQuestion Lag => new(ReceiptsModule.Module, """
        select extract(epoch from @Now - created_at)::float8 from receipts.receipts
        where state = 'pending' order by created_at limit 1
        """);

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        if (await Claim(cancellation) is not { } row) return false;
        var content = Json.Read<ReceiptContent>(row.Content);
        await files.Write(row.FileKey, ReceiptPdf.Write(content), cancellation);
        await database.Write(row.TenantId, async transaction =>
        {
            if (await transaction.Execute(ReadySql, new { row.Id, transaction.Now }) == 0) return;
            await transaction.Publish(
                new ReceiptGenerated(row.Id, row.BookingId, content.Number, row.FileKey, content.Paid), aggregateVersion: 1);
        }, cancellation);
        return true;
    }

    private async Task<Row?> Claim(CancellationToken cancellation)
    {
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        return await connection.QueryFirstOrDefaultAsync<Row>(
            new CommandDefinition(ClaimSql, new { Now = Clock.GetUtcNow() }, cancellationToken: cancellation));
    }

    private sealed record Row(Guid Id, Guid TenantId, Guid BookingId, string FileKey, string Content);

    // The lease doubles with each attempt: a receipt that cannot be written does not keep the others from being written.
    private const string ClaimSql = """
        update receipts.receipts set attempts = attempts + 1,
            due_at = @Now + least(interval '10 minutes', interval '10 seconds' * power(2, least(attempts, 10)))
        where id = (select id from receipts.receipts where state = 'pending' and due_at <= @Now
            order by due_at, number limit 1 for update skip locked)
        returning id, tenant_id, booking_id, file_key, content::text as content
        """;

    private const string ReadySql = """
        update receipts.receipts set state = 'ready', ready_at = @Now where id = @Id and state = 'pending'
        """;
}
