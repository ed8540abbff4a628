using Dapper;
using Npgsql;

namespace Holdfast.Kernel;

/// <summary>
/// The database of one module. Requests and event handlers go through <see cref="Query{T}"/>, <see cref="Execute"/> and
/// <see cref="Write{T}"/>, which set the tenant first, in the same round trip; workers claim due rows through <see cref="Work"/>.
/// </summary>
public sealed class Database(string module, DataSources sources, IServiceProvider services, TimeProvider clock)
{
    private const int AttemptsMax = 3;

    public string Module => module;

    public NpgsqlDataSource App => sources.App(module);

    /// <summary>Sees the due rows of all tenants. For workers only: claim (id, tenant), then act for that tenant.</summary>
    public NpgsqlDataSource Work => sources.Work(module);

    internal IServiceProvider Services => services;

    internal TimeProvider Clock => clock;

    /// <summary>One statement, one round trip, read as a list.</summary>
    public Task<IReadOnlyList<T>> Query<T>(Guid tenantId, string sql, object? args, CancellationToken cancellation) =>
        Read(tenantId, sql, args, async grid => (IReadOnlyList<T>)(await grid.ReadAsync<T>()).AsList(), cancellation);

    /// <summary>One statement that gives one row or none.</summary>
    public Task<T?> QueryFirst<T>(Guid tenantId, string sql, object? args, CancellationToken cancellation) =>
        Read(tenantId, sql, args, grid => grid.ReadFirstOrDefaultAsync<T>()!, cancellation)!;

    /// <summary>
    /// Several statements separated by semicolons: one round trip and one transaction. Reads their results in order.
    /// May write; is tried again as a whole when the database chose it as the victim of a deadlock.
    /// </summary>
    public Task<T> Read<T>(
        Guid tenantId, string sql, object? args, Func<SqlMapper.GridReader, Task<T>> read, CancellationToken cancellation) =>
        Retry(async () =>
        {
            await using var connection = await App.OpenConnectionAsync(cancellation);
            await using var grid = await connection.QueryMultipleAsync(
                new CommandDefinition(TenantSql + sql, Args(tenantId, args), cancellationToken: cancellation));
            await grid.ReadAsync(); // The tenant answers first.
            var result = await read(grid);
            // Errors of the statements behind the last one read surface only here.
            while (!grid.IsConsumed) await grid.ReadAsync();
            return result;
        });

    /// <summary>Statements without an answer: one round trip, one transaction.</summary>
    public Task Execute(Guid tenantId, string sql, object? args, CancellationToken cancellation) =>
        Retry(async () =>
        {
            await using var connection = await App.OpenConnectionAsync(cancellation);
            return await connection.ExecuteAsync(
                new CommandDefinition(TenantSql + sql, Args(tenantId, args), cancellationToken: cancellation));
        });

    /// <summary>
    /// A transaction of several round trips. Commits when <paramref name="act"/> returns, unless it asked for
    /// <see cref="TenantTransaction.Abandon"/>; then wakes the relay if events were published.
    /// </summary>
    public async Task<T> Write<T>(Guid tenantId, Func<TenantTransaction, Task<T>> act, CancellationToken cancellation)
    {
        var (result, published) = await Retry(async () =>
        {
            await using var transaction = await TenantTransaction.Begin(this, tenantId, cancellation);
            var value = await act(transaction);
            if (transaction.Abandoned) await transaction.Rollback();
            else await transaction.Commit();
            return (value, transaction is { Abandoned: false, HasPublished: true });
        });
        if (published) Wake();
        return result;
    }

    public Task Write(Guid tenantId, Func<TenantTransaction, Task> act, CancellationToken cancellation) =>
        Write(tenantId, async transaction => { await act(transaction); return 0; }, cancellation);

    /// <summary>Tells the relay of this process that there is something in the outbox.</summary>
    public void Wake() => Wakeups.Of(services, "relay:" + module).Set();

    /// <summary>First statement of every transaction of a request: row-level security reads it, once a statement.</summary>
    public const string TenantSql = "select set_config('app.tenant_id', @_tenant, true);\n";

    /// <summary>The arguments of a slice and the tenant that <see cref="TenantSql"/> names.</summary>
    public static DynamicParameters Args(Guid tenantId, object? args)
    {
        var parameters = new DynamicParameters(args);
        parameters.Add("_tenant", tenantId.ToString());
        return parameters;
    }

    /// <summary>Serialization failures and deadlocks leave nothing behind, so the whole act may be repeated.</summary>
    public static async Task<T> Retry<T>(Func<Task<T>> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (PostgresException e) when (attempt < AttemptsMax && e.SqlState is "40001" or "40P01")
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 25) * attempt));
            }
        }
    }
}
