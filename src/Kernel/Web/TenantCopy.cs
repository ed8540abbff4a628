using Dapper;
using Npgsql;

namespace Holdfast.Kernel;

/// <summary>
/// Keeps <c>bus.tenants</c> from the log, whichever process holds the cursor's row. The newest version of a tenant wins, so it
/// does not matter how often an event is taken.
/// </summary>
public sealed class TenantCopy(IBus bus, DataSources sources, Tenants tenants, Settings settings, WorkerContext context)
    : PeriodicWorker(context)
{
    private const int BatchMax = 500;
    private static readonly string[] Types = [EventName<TenantChanged>.Value.Type];

    public override string Name => "reader:tenants";

    protected override TimeSpan Interval => settings.BusPoll * 10;

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        await using var connection = await sources.Work(PostgresBus.Schema).OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var position = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            "select position from bus.cursors where subscription = 'tenants' for update skip locked",
            transaction: transaction, cancellationToken: cancellation));
        if (position is null) return false;
        var slice = await bus.Read(position.Value, Types, BatchMax, cancellation);
        if (slice.Position == position) return false;
        foreach (var entry in slice.Entries) await Take(connection, entry.Envelope, cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "update bus.cursors set position = @Position where subscription = 'tenants'", new { slice.Position },
            transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        if (slice.Entries.Count > 0) tenants.Reset();
        return true;
    }

    private static async Task Take(NpgsqlConnection connection, Envelope envelope, CancellationToken cancellation)
    {
        var tenant = Json.Read<TenantChanged>(envelope.Data);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into bus.tenants (id, slug, name, hosts, guest_fee_basis_points, member_fee_basis_points, active, version)
            values (@TenantId, @Slug, @Name, @Hosts, @GuestFeeBasisPoints, @MemberFeeBasisPoints, @Active, @Version)
            on conflict (id) do update set slug = excluded.slug, name = excluded.name, hosts = excluded.hosts,
                guest_fee_basis_points = excluded.guest_fee_basis_points,
                member_fee_basis_points = excluded.member_fee_basis_points,
                active = excluded.active, version = excluded.version
            where tenants.version < excluded.version
            """, new
        {
            tenant.TenantId,
            tenant.Slug,
            tenant.Name,
            tenant.Hosts,
            tenant.GuestFeeBasisPoints,
            tenant.MemberFeeBasisPoints,
            tenant.Active,
            Version = envelope.AggregateVersion,
        }, cancellationToken: cancellation));
    }
}
