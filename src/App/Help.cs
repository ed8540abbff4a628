namespace Holdfast.App;

internal static class Help
{
    public static async Task<int> Show(TextWriter output, int exitCode)
    {
        await output.WriteLineAsync("""
            holdfast serve [--modules a,b]     run all modules, or some (names or sets: all, platform, transaction)
            holdfast migrate up                bring the database to this version (makes roles and extensions)
            holdfast migrate down MODULE [N]   take back the last N migrations of a module (default 1)
            holdfast migrate status            what is applied, missing or changed
            holdfast seed --demo               make the demo, in an empty database
            holdfast seed --tenant SLUG --admin EMAIL
                                               open a tenant with its first admin, whose password ADMIN_PASSWORD says
            holdfast doctor                    check database, extensions, roles, ports, settings and clock
            Settings come from the environment and appsettings.json: docs/settings.md lists them.
            """);
        return exitCode;
    }
}
