using Dapper;
using Holdfast.App;
using Holdfast.Kernel;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Holdfast.Tests;

/// <summary>
/// Databases of the test run, in the cluster that HOLDFAST_TEST_DATABASE names (./test starts one). The first asked for
/// migrates a template; each one is a clone of it, with the template's roles.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string SecretKey = "a secret of the tests alone, long enough to be taken";
    private static readonly string Template = $"holdfast_t{Environment.ProcessId}";
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static bool _migrated;
    private readonly string _name;
    private readonly string _server;

    // All have the same tables: what Dapper has made for a statement in one of them serves in the others.
    static TestDatabase() => SqlMapper.ConnectionStringComparer = new AllTheSame();

    private TestDatabase(string name, string server) => (_name, _server) = (name, server);

    public string Url => Address(_name, _server).ConnectionString;

    public static string RolePrefix => Template;

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["DATABASE_URL"] = Url,
        ["DATABASE_ROLES"] = Template,
        ["SECRET_KEY"] = SecretKey,
    };

    private static string Server => Environment.GetEnvironmentVariable("HOLDFAST_TEST_DATABASE")
        ?? throw new InvalidOperationException("Run ./test, or set HOLDFAST_TEST_DATABASE to an administrator's address.");

    /// <summary>In a cluster of the test's own, which it may break.</summary>
    public static async Task<TestDatabase> On(string server)
    {
        await Migrate(server);
        return new TestDatabase(Template, server);
    }

    public static async Task<TestDatabase> Clone()
    {
        await Gate.WaitAsync();
        try
        {
            if (!_migrated) await Migrate(Server);
            _migrated = true;
            var name = $"{Template}_{Guid.NewGuid():N}";
            await Execute(Server, "postgres", $"create database \"{name}\" template \"{Template}\"");
            return new TestDatabase(name, Server);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>As superuser, beside all policies: for looking at what was written.</summary>
    public async Task<T> Scalar<T>(string sql, object? args = null)
    {
        await using var connection = new NpgsqlConnection(Url);
        return (await connection.ExecuteScalarAsync<T>(sql, args))!;
    }

    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? args = null)
    {
        await using var connection = new NpgsqlConnection(Url);
        return (await connection.QueryAsync<T>(sql, args)).AsList();
    }

    public Task Execute(string sql) => Execute(_server, _name, sql);

    public async ValueTask DisposeAsync() =>
        await Execute(_server, "postgres", $"drop database if exists \"{_name}\" with (force)");

    internal static NpgsqlConnectionStringBuilder Address(string database) => Address(database, Server);

    private static NpgsqlConnectionStringBuilder Address(string database, string server)
    {
        var address = DatabaseUrl.Parse(server);
        address.Database = database;
        address.Pooling = false;
        return address;
    }

    private static async Task Migrate(string server)
    {
        await Execute(server, "postgres", $"drop database if exists \"{Template}\" with (force)");
        await Execute(server, "postgres", $"create database \"{Template}\"");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DATABASE_URL"] = Address(Template, server).ConnectionString,
            ["SECRET_KEY"] = SecretKey,
        }).Build();
        var migrator = new Migrator(
            Modules.All, new Settings(configuration), new Keys(SecretKey), TimeProvider.System);
        await migrator.Up(_ => { }, CancellationToken.None);
    }

    private static async Task Execute(string server, string database, string sql)
    {
        await using var connection = new NpgsqlConnection(Address(database, server).ConnectionString);
        await connection.ExecuteAsync(sql, commandTimeout: 60);
    }

    private sealed class AllTheSame : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => true;

        public int GetHashCode(string obj) => 0;
    }
}
