using Dapper;
using Npgsql;

namespace Holdfast.Kernel;

/// <summary>
/// Brings the schemas to what this version needs and back (<c>migrate up|down|status</c>). Each file runs in a transaction
/// of its own together with its line in <c>&lt;schema&gt;.schema_history</c>, under one advisory lock, as the owner role.
/// </summary>
public sealed class Migrator(IReadOnlyList<IModule> modules, Settings settings, Keys keys, TimeProvider clock)
{
    private const long Lock = 0x686f6c6466617374;

    public sealed record Step(string Schema, MigrationFile File, string State);

    /// <summary>The bus first, then each module: what the Kernel gives to all of them, then its own files.</summary>
    public static IReadOnlyList<(string Schema, IReadOnlyList<MigrationFile> Files)> Plan(IReadOnlyList<IModule> modules)
    {
        var kernel = typeof(Migrator).Assembly;
        var standard = MigrationFile.Read(kernel, "kernel", "Standard");
        return
        [
            ("bus", MigrationFile.Read(kernel, "bus", "Bus")),
            .. modules.Select(module => (module.Name, (IReadOnlyList<MigrationFile>)
                [.. standard, .. MigrationFile.Read(module.GetType().Assembly, module.Name)])),
        ];
    }

    public async Task<int> Up(Action<string> say, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var database in Plan(modules).GroupBy(p => settings.Administrator(p.Schema).ConnectionString))
        {
            await using var connection = await Open(database.First().Schema, cancellation);
            foreach (var (schema, files) in database) count += await Up(connection, schema, files, say, cancellation);
        }
        return count;
    }

    private async Task<int> Up(
        NpgsqlConnection connection, string schema, IReadOnlyList<MigrationFile> files, Action<string> say,
        CancellationToken cancellation)
    {
        var count = 0;
        await Prepare(connection, schema);
        var history = await History(connection, schema);
        foreach (var file in files)
        {
            if (Applied(history, file) is { } checksum)
            {
                if (checksum != file.Checksum) throw new MigrationException(Mismatch(schema, file));
                continue;
            }
            await Run(connection, schema, file, "up", file.Up, cancellation);
            say($"up    {schema} {file.Component}/{file.Name}");
            count++;
        }
        return count;
    }

    /// <summary>Takes back the last <paramref name="steps"/> migrations of one schema, newest first.</summary>
    public async Task<int> Down(string schema, int steps, Action<string> say, CancellationToken cancellation)
    {
        var files = Plan(modules).Single(p => p.Schema == schema).Files;
        await using var connection = await Open(schema, cancellation);
        await Prepare(connection, schema);
        var history = await History(connection, schema);
        var applied = files.Reverse().Where(f => Applied(history, f) is not null).Take(steps).ToList();
        foreach (var file in applied)
        {
            await Run(connection, schema, file, "down", file.Down, cancellation);
            say($"down  {schema} {file.Component}/{file.Name}");
        }
        return applied.Count;
    }

    /// <summary>Reads only, as the application's role; used at start-up and by <c>status</c> and <c>doctor</c>.</summary>
    public static async Task<IReadOnlyList<Step>> Status(
        IReadOnlyList<IModule> modules, DataSources sources, CancellationToken cancellation)
    {
        var steps = new List<Step>();
        foreach (var (schema, files) in Plan(modules))
        {
            await using var connection = await sources.App(schema).OpenConnectionAsync(cancellation);
            var exists = await connection.ExecuteScalarAsync<bool>(
                "select to_regclass(@name) is not null", new { name = schema + ".schema_history" });
            var history = exists ? await History(connection, schema) : [];
            steps.AddRange(files.Select(file => new Step(schema, file, Applied(history, file) switch
            {
                null => "missing",
                { } checksum when checksum != file.Checksum => "changed",
                _ => "applied",
            })));
        }
        return steps;
    }

    /// <summary>Refuses to go on with a database that is not what this version was built for.</summary>
    public static async Task Verify(IReadOnlyList<IModule> modules, DataSources sources, CancellationToken cancellation)
    {
        var wrong = (await Status(modules, sources, cancellation)).FirstOrDefault(s => s.State != "applied");
        if (wrong is { State: "changed" }) throw new MigrationException(Mismatch(wrong.Schema, wrong.File));
        if (wrong is not null)
            throw new MigrationException($"{wrong.Schema}/{wrong.File.Name} is not applied. Run: holdfast migrate up");
    }

    /// <summary>To the database that has this schema, alone at work there, with its roles made.</summary>
    private async Task<NpgsqlConnection> Open(string schema, CancellationToken cancellation)
    {
        var address = settings.Administrator(schema);
        address.Pooling = false;
        address.CommandTimeout = 0;
        var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync(cancellation);
        try
        {
            await connection.ExecuteAsync("select pg_advisory_lock(@Lock)", new { Lock });
            await new DatabaseRoles(settings, keys, schema).Make(connection, cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task Prepare(NpgsqlConnection connection, string schema)
    {
        var roles = new DatabaseRoles(settings, keys, schema);
        await connection.ExecuteAsync($"""
            set role {roles.Owner};
            create schema if not exists {schema};
            grant usage on schema {schema} to {roles.App}, {roles.Work};
            create table if not exists {schema}.schema_history (
                id bigint generated always as identity primary key, component text not null, number int not null,
                name text not null, checksum text not null, direction text not null check (direction in ('up', 'down')),
                at timestamptz not null, milliseconds int not null);
            grant select on {schema}.schema_history to {roles.App};
            """);
        await connection.ExecuteAsync(roles.Fill(TenantTable));
    }

    private async Task Run(
        NpgsqlConnection connection, string schema, MigrationFile file, string direction, string sql,
        CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(
            new DatabaseRoles(settings, keys, schema).Fill(sql).Replace("{schema}", schema, StringComparison.Ordinal));
        await connection.ExecuteAsync($"""
            insert into {schema}.schema_history (component, number, name, checksum, direction, at, milliseconds)
            values (@Component, @Number, @Name, @Checksum, @direction, @At, @Milliseconds)
            """, new
        {
            file.Component,
            file.Number,
            file.Name,
            file.Checksum,
            direction,
            At = clock.GetUtcNow(),
            Milliseconds = (int)clock.GetElapsedTime(started).TotalMilliseconds,
        });
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<List<Line>> History(NpgsqlConnection connection, string schema) =>
        (await connection.QueryAsync<Line>($"""
            select distinct on (component, number) component, number, checksum, direction
            from {schema}.schema_history order by component, number, id desc
            """)).AsList();

    private static string? Applied(List<Line> history, MigrationFile file) => history
        .Find(l => l.Component == file.Component && l.Number == file.Number && l.Direction == "up")?.Checksum;

    private static string Mismatch(string schema, MigrationFile file) =>
        $"{schema}/{file.Name} was applied with other contents than this version has. A released migration never changes; add a new one.";

    private sealed record Line(string Component, int Number, string Checksum, string Direction);

    // Every table with data of tenants gets the same guard: forced row-level security, the application sees its tenant,
    // workers see all rows of tables where something falls due.
    private const string TenantTable = """
        create or replace function pg_temp.tenant_table(name regclass, app text, work text) returns void language plpgsql as $f$
        begin
            execute format('alter table %s enable row level security', name);
            execute format('alter table %s force row level security', name);
            execute format('create policy tenant on %s to {app} using (tenant_id = (select current_setting(''app.tenant_id'')::uuid))', name);
            execute format('grant %s on %s to {app}', app, name);
            if work is not null then
                execute format('create policy work on %s to {work} using (true)', name);
                execute format('grant %s on %s to {work}', work, name);
            end if;
        end $f$
        """;
}

/// <summary>The database is not what this version needs; the message says what to do.</summary>
public sealed class MigrationException(string message) : Exception(message);
