using Dapper;
using Npgsql;

namespace Holdfast.Kernel;

/// <summary>
/// Owner (no login: owns all objects, runs migrations), app (requests and handlers, bound to one tenant) and work (workers:
/// claims due rows). Made by <c>migrate</c> with the administrator's address; services never get more than app and work.
/// </summary>
internal sealed class DatabaseRoles(Settings settings, Keys keys, string schema)
{
    private const int AttemptsMax = 200;
    private readonly string _database = settings.Administrator(schema).Database
        ?? throw new SettingsException("DATABASE_URL names no database.");

    private string Prefix => settings.RolePrefix ?? _database;

    public string Owner => Quote(Prefix + "_owner");

    public string App => Quote(Prefix + "_app");

    public string Work => Quote(Prefix + "_work");

    public string Fill(string sql) => sql
        .Replace("{app}", App, StringComparison.Ordinal)
        .Replace("{work}", Work, StringComparison.Ordinal);

    /// <summary>The roles, what they may do in this database, and the extensions it needs.</summary>
    public async Task Make(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await connection.ExecuteAsync("reset role");
        await Role(connection, Prefix + "_owner", "nologin", cancellation);
        await Role(connection, Prefix + "_app", Login(Prefix + "_app"), cancellation);
        await Role(connection, Prefix + "_work", Login(Prefix + "_work"), cancellation);
        await Insist(() => connection.ExecuteAsync($"""
            grant connect, create, temporary on database {Quote(_database)} to {Owner};
            grant connect on database {Quote(_database)} to {App}, {Work};
            grant {Owner} to current_user;
            create extension if not exists btree_gist;
            create extension if not exists pg_trgm;
            create extension if not exists postgis;
            """), cancellation);
    }

    private static Task Role(NpgsqlConnection connection, string name, string options, CancellationToken cancellation) =>
        Insist(async () =>
        {
            var exists = await connection.ExecuteScalarAsync<bool>(
                "select exists (select from pg_roles where rolname = @name)", new { name });
            await connection.ExecuteAsync(
                $"{(exists ? "alter" : "create")} role {Quote(name)} {options} nosuperuser nobypassrls nocreatedb nocreaterole");
        }, cancellation);

    /// <summary>
    /// Roles belong to the whole cluster and an advisory lock to one database: migrators of two databases meet here, and the
    /// one that comes second is told so by an error. Nothing of its attempt stays, and the next finds what the other made.
    /// </summary>
    private static async Task Insist(Func<Task> act, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await act();
                return;
            }
            catch (PostgresException e) when (attempt < AttemptsMax && IsMeeting(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 100)), cancellation);
            }
        }
    }

    private static bool IsMeeting(PostgresException e) =>
        e is { SqlState: PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation }
            or { SqlState: PostgresErrorCodes.InternalError, MessageText: "tuple concurrently updated" };

    // Base64url of our own making: nothing in it needs to be escaped.
    private string Login(string role) => $"login password '{keys.RolePassword(role)}'";

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
