using System.Globalization;
using Dapper;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Npgsql;

namespace Holdfast.Bench;

/// <summary>
/// The database that is measured: migrated, with the demo's tenant, and as many courts of its first provider as a measure
/// needs. They are open day and night, so that there are slots for millions of bookings.
/// </summary>
internal sealed class Place
{
    public const string SecretKey = "bench-secret-key-of-no-use-anywhere-else-0123456789";

    /// <summary>Courts named by number: their ids are <c>md5('bench' || n)</c>.</summary>
    public const int Courts = 5_000;

    private static readonly string Database = Environment.GetEnvironmentVariable("BENCH_DATABASE")
        ?? throw new InvalidOperationException("Start it by bench/run.");

    public required BenchOptions Options { get; init; }

    public required string Machine { get; init; }

    public static Guid Tenant => DemoTenants.Demo;

    /// <summary>Where bookings begin: the next midnight but one, UTC. Each measure takes a stretch of its own behind it.</summary>
    public DateTimeOffset FirstHour { get; } = new(DateTime.UtcNow.Date.AddDays(2), TimeSpan.Zero);

    public ClusterCpu Cpu { get; } = new(int.Parse(Environment.GetEnvironmentVariable("BENCH_POSTMASTER")!, CultureInfo.InvariantCulture));

    public string Folder { get; } = Environment.GetEnvironmentVariable("BENCH_FOLDER")!;

    public static NpgsqlConnectionStringBuilder Administrator => Address("holdfast");

    /// <summary>As the application's role sees it.</summary>
    public static NpgsqlConnectionStringBuilder Application
    {
        get
        {
            var address = Administrator;
            address.Username = "holdfast_app";
            address.Password = new Keys(SecretKey).RolePassword("holdfast_app");
            return address;
        }
    }

    public TimeSpan Long => TimeSpan.FromSeconds(Options.Quick ? 8 : 60);

    public static Guid Court(int number) =>
        new(Convert.FromHexString(Md5($"bench{number}")), bigEndian: true);

    public static async Task<Place> Prepare(BenchOptions options)
    {
        await using (var server = new NpgsqlConnection(Address("postgres").ConnectionString))
        {
            await server.ExecuteAsync("create database holdfast");
            // As a small installation on two cores would be set up; commits are flushed to the disk.
            await server.ExecuteAsync("alter system set shared_buffers = '2GB'");
            await server.ExecuteAsync("alter system set max_wal_size = '8GB'");
            await server.ExecuteAsync("select pg_reload_conf()");
        }
        await Product.Command("migrate", "up");
        await Product.Command("seed", "--demo");
        await using (await Product.Start("all"))
        {
            // Ready means that all modules have heard of the seed.
        }
        await Execute(CourtsSql);
        return new Place { Options = options, Machine = await Describe() };
    }

    public static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Administrator.ConnectionString);
        await connection.ExecuteAsync(new CommandDefinition(sql, commandTimeout: 0));
    }

    public static async Task<T> Scalar<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Administrator.ConnectionString);
        return (await connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, commandTimeout: 0)))!;
    }

    /// <summary>Of all that was booked and is remembered; the catalogue stays.</summary>
    public static Task Clear() => Execute("""
        truncate bookings.allocations, bookings.holds, bookings.bookings, bookings.booking_codes, bookings.booking_transitions,
            bookings.booking_contacts, bookings.requests, bookings.outbox, bookings.inbox
        """);

    private static NpgsqlConnectionStringBuilder Address(string database)
    {
        var address = DatabaseUrl.Parse(Database);
        address.Database = database;
        address.Pooling = false;
        return address;
    }

    private static string Md5(string text) =>
#pragma warning disable CA5351 // As md5() of the database: ids that both sides can make, no secret.
        Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    private static async Task<string> Describe()
    {
        var cpu = (await File.ReadAllLinesAsync("/proc/cpuinfo")).First(l => l.StartsWith("model name", StringComparison.Ordinal));
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30);
        var load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0];
        var version = await Scalar<string>("show server_version");
        return $"{cpu.Split(':')[1].Trim()}, {Environment.ProcessorCount} cores, {memory} GB, load {load} before; "
            + $".NET {Environment.Version}, PostgreSQL {version}, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC";
    }

    // One stamp for all: the batch names it, and pgbench runs the batch for any of them.
    private static readonly string CourtsSql = $$"""
        update bookings.services set document = document || '{"horizonDays": 4000, "noticeMinutes": 0}';
        insert into bookings.resources (id, tenant_id, version, stamp, active, provider_id, kind, field_type, name, address, location,
            time_zone, base_price, currency, units, service_ids, document)
        select md5('bench' || n)::uuid, r.tenant_id, 1, 1000000000, true, r.provider_id, r.kind, r.field_type, 'Bench ' || n, r.address,
            st_project(r.location, random() * 30000, random() * 2 * pi()), r.time_zone, r.base_price, r.currency, 1, r.service_ids,
            r.document || jsonb_build_object('resourceId', md5('bench' || n)::uuid, 'name', 'Bench ' || n, 'exceptions', '[]'::jsonb,
                'windows', (select jsonb_agg(jsonb_build_object('weekday', d, 'fromMinute', 0, 'toMinute', 1440, 'priceMultiplier', 1))
                    from generate_series(1, 7) d))
        from (select r.* from bookings.resources r join bookings.services s on s.id = r.service_ids[1]
            where r.tenant_id = '{{DemoTenants.Demo}}' and cardinality(r.service_ids) = 1 and r.units = 1
                and s.document ->> 'durationMinutes' = '60' and (s.document ->> 'requiresApproval')::boolean = false
            order by r.id limit 1) r, generate_series(0, {{Courts - 1}}) n;
        analyze
        """;
}

/// <summary>CPU seconds of a PostgreSQL: the postmaster, its servers, and those that have ended.</summary>
internal sealed class ClusterCpu(int postmaster)
{
    public double Seconds()
    {
        var own = Stat(postmaster);
        var sum = own.Own + own.Ended;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), out var pid) && Stat(pid) is { } stat && stat.Parent == postmaster)
                sum += stat.Own;
        return sum;
    }

    public static double OfProcess(int pid) => Stat(pid).Own;

    private static (int Parent, double Own, double Ended) Stat(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            double Ticks(int index) => long.Parse(fields[index], CultureInfo.InvariantCulture) / 100.0;
            return (int.Parse(fields[1], CultureInfo.InvariantCulture), Ticks(11) + Ticks(12), Ticks(13) + Ticks(14));
        }
        catch (IOException)
        {
            return (0, 0, 0); // It has ended meanwhile.
        }
    }
}
