using Dapper;
using Holdfast.Kernel;
using Npgsql;

namespace Holdfast.App;

/// <summary><c>holdfast doctor</c>: looks at everything the service needs and says, line by line, what to do.</summary>
internal static class Doctor
{
    private static readonly string[] Extensions = ["btree_gist", "pg_trgm", "postgis"];

    public static async Task<int> Run(string[] args)
    {
        var findings = new List<Finding>();
        await using var services = CommandServices.Build();
        var settings = services.GetRequiredService<Settings>();
        findings.Add(Good("settings", $"PUBLIC_URL {settings.PublicUrl}, DATA_DIR {settings.DataDirectory}"));
        findings.Add(Folder(settings.DataDirectory));
        try
        {
            await Database(findings, services, settings);
        }
        catch (NpgsqlException e)
        {
            findings.Add(Bad("database", e.Message, "Is PostgreSQL running at the address in DATABASE_URL? Was 'holdfast migrate up' run?"));
        }
        findings.Add(await Port("PORT", Environment.GetEnvironmentVariable("PORT") ?? "8080"));
        foreach (var finding in findings)
        {
            Console.WriteLine($"{(finding.Advice is null ? "ok " : "BAD")} {finding.What,-14} {finding.Said}");
            if (finding.Advice is not null) Console.WriteLine($"    -> {finding.Advice}");
        }
        return findings.All(f => f.Advice is null) ? 0 : 1;
    }

    private static async Task Database(List<Finding> findings, IServiceProvider services, Settings settings)
    {
        var sources = services.GetRequiredService<DataSources>();
        await using var connection = await sources.App(PostgresBus.Schema).OpenConnectionAsync();
        var version = connection.PostgreSqlVersion;
        findings.Add(version.Major >= 15
            ? Good("database", $"PostgreSQL {version} at {connection.Host}:{connection.Port}/{connection.Database}")
            : Bad("database", $"PostgreSQL {version}", "Holdfast needs PostgreSQL 15 or later."));
        var installed = (await connection.QueryAsync<string>("select extname::text from pg_extension")).AsList();
        foreach (var extension in Extensions)
            findings.Add(installed.Contains(extension)
                ? Good("extension", extension)
                : Bad("extension", extension + " is missing", "Install the package postgresql-15-postgis-3, then: holdfast migrate up"));
        await Roles(findings, sources);
        var before = TimeProvider.System.GetUtcNow();
        var theirs = await connection.ExecuteScalarAsync<DateTime>("select clock_timestamp()");
        var difference = (new DateTimeOffset(theirs, TimeSpan.Zero) - before).Duration();
        findings.Add(difference < TimeSpan.FromSeconds(1)
            ? Good("clock", $"agrees with the database within {difference.TotalMilliseconds:F0} ms")
            : Bad("clock", $"differs from the database's by {difference.TotalSeconds:F1} s", "Let both machines follow NTP."));
        var steps = await Migrator.Status(Modules.All, sources, CancellationToken.None);
        var wrong = steps.Where(s => s.State != "applied").ToList();
        findings.Add(wrong.Count == 0
            ? Good("migrations", $"{steps.Count} applied")
            : Bad("migrations", string.Join(", ", wrong.Select(s => $"{s.Schema}/{s.File.Name} {s.State}")), "Run: holdfast migrate up"));
        if (settings.IsPublic && settings.PublicUrl.Scheme != "https")
            findings.Add(Bad("settings", "PUBLIC_URL is not https", "Put a gateway with TLS in front."));
    }

    private static async Task Roles(List<Finding> findings, DataSources sources)
    {
        try
        {
            await DatabaseGuard.Verify(Modules.All.Select(m => m.Name), sources, CancellationToken.None);
            findings.Add(Good("roles", "application and workers have no more rights than they need"));
        }
        catch (SettingsException e)
        {
            findings.Add(Bad("roles", e.Message, "Let 'holdfast migrate up' make the roles; do not grant them more."));
        }
    }

    private static Finding Folder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $".probe-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return Good("data folder", path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Bad("data folder", e.Message, "Let DATA_DIR name a folder that this user may write.");
        }
    }

    private static async Task<Finding> Port(string name, string value)
    {
        if (!int.TryParse(value, out var port)) return Bad(name, $"'{value}' is no port", "Set a number.");
        using var client = new System.Net.Sockets.TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return Good(name, $"{port} is in use (by a running Holdfast, or by something else)");
        }
        catch (System.Net.Sockets.SocketException)
        {
            return Good(name, $"{port} is free");
        }
    }

    private static Finding Good(string what, string said) => new(what, said, null);

    private static Finding Bad(string what, string said, string advice) => new(what, said, advice);

    private sealed record Finding(string What, string Said, string? Advice);
}
