using Dapper;

namespace Holdfast.Kernel;

/// <summary>Refuses to start with more rights than row-level security can hold back.</summary>
public static class DatabaseGuard
{
    public static async Task Verify(IEnumerable<string> modules, DataSources sources, CancellationToken cancellation)
    {
        foreach (var source in modules.SelectMany(m => new[] { sources.App(m), sources.Work(m) }).Distinct())
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            var role = await connection.QuerySingleAsync<Role>("""
                select rolname::text as name, rolsuper or rolbypassrls as unbound, exists (
                    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.relowner = r.oid and c.relkind in ('r', 'p') and n.nspname not like 'pg\_%') as owns
                from pg_roles r where rolname = current_user
                """);
            if (role.Unbound || role.Owns)
                throw new SettingsException(
                    $"The role {role.Name} is superuser, owner or may bypass row-level security. Services run as <db>_app and <db>_work.");
        }
    }

    private sealed record Role(string Name, bool Unbound, bool Owns);
}
