using System.Collections.Concurrent;
using Npgsql;

namespace Holdfast.Kernel;

/// <summary>
/// The connection pools: one per database and role (two for the workers: their own and the bus), shared by the modules
/// that live in that database. Services know the address only; the credentials are those of <c>&lt;db&gt;_app</c> and
/// <c>&lt;db&gt;_work</c>, never the administrator's.
/// </summary>
public sealed class DataSources(Settings settings, Keys keys) : IAsyncDisposable
{
    private const int BusPoolSize = 8;
    private readonly ConcurrentDictionary<string, Lazy<NpgsqlDataSource>> _pools = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Module, string Purpose), NpgsqlDataSource> _known = new();

    public NpgsqlDataSource App(string module) => _known.GetOrAdd(
        (module, "app"), key => Pool(key.Module, "app", key.Purpose, settings.PoolSize(key.Module)));

    public NpgsqlDataSource Work(string module) => _known.GetOrAdd(
        (module, "work"), key => Pool(key.Module, "work", key.Purpose, Math.Max(4, settings.PoolSize(key.Module) / 2)));

    /// <summary>
    /// Relays and readers use the bus while they hold a connection of their module: from one and the same pool they could
    /// all wait for each other's second one.
    /// </summary>
    public NpgsqlDataSource Bus => _known.GetOrAdd(
        (PostgresBus.Schema, "bus"), key => Pool(key.Module, "work", key.Purpose, BusPoolSize));

    public string Role(string module, string kind) =>
        (settings.RolePrefix ?? settings.Administrator(module).Database) + "_" + kind;

    private NpgsqlDataSource Pool(string module, string kind, string purpose, int size)
    {
        var address = settings.Administrator(module);
        var role = Role(module, kind);
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.Port,
            Database = address.Database,
            SslMode = address.SslMode,
            Username = role,
            Password = keys.RolePassword(role),
            ApplicationName = "holdfast-" + purpose,
            MaxPoolSize = size,
            MinPoolSize = 1,
            Timeout = 5,
            CommandTimeout = 15,
            KeepAlive = 30,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true, // Tenant and timeouts are set inside each transaction; nothing is left to reset.
            Options = "-c lock_timeout=2000 -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000"
                + " -c timezone=UTC -c jit=off",
        }.ConnectionString)
        { Name = $"{address.Database}-{purpose}" };
        return _pools.GetOrAdd(
            builder.ConnectionString, _ => new Lazy<NpgsqlDataSource>(builder.Build)).Value;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in _pools.Values.Where(p => p.IsValueCreated)) await pool.Value.DisposeAsync();
    }
}
