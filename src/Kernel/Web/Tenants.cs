using System.Reflection;
using Dapper;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Kernel;

/// <summary>An organisation on the platform, as every request knows it.</summary>
public sealed record Tenant(Guid Id, string Slug, string Name, int GuestFeeBasisPoints, int MemberFeeBasisPoints)
{
    public static ValueTask<Tenant> BindAsync(HttpContext http, ParameterInfo parameter) => new(Of(http));

    public static Tenant Of(HttpContext http) => http.Items[typeof(Tenant)] as Tenant
        ?? throw new InvalidOperationException("This address has no tenant; it lies outside /api.");
}

/// <summary>A tenant came or changed. The Kernel itself keeps who is known under which name.</summary>
[Event("tenant.changed", "identity-events")]
public sealed record TenantChanged(
    Guid TenantId, string Slug, string Name, string[] Hosts, int GuestFeeBasisPoints, int MemberFeeBasisPoints, bool Active)
    : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => TenantId;
}

/// <summary>
/// Marks an address under <c>/api</c> that serves the installation and no tenant, such as where a payment provider calls:
/// it must answer whatever tenants there are.
/// </summary>
public sealed record WithoutTenant;

/// <summary>
/// Host name, else <c>X-Tenant</c> (slug or id), else the default tenant. Streams and hubs, for which browsers cannot send
/// headers, may name it as <c>?tenant=</c>. Answers from memory; looks into <c>bus.tenants</c>
/// when it is told of a change or does not know a name.
/// </summary>
public sealed class Tenants(DataSources sources, Settings settings, TimeProvider clock) : ILogListener
{
    private static readonly Problem Unknown = new("tenant-unknown", 404, "There is no such tenant.");
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PauseBetweenMisses = TimeSpan.FromMilliseconds(200);
    private volatile Directory _directory = new([], [], DateTimeOffset.MinValue);

    public async Task Middleware(HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path;
        if ((!path.StartsWithSegments("/api", StringComparison.Ordinal) && !path.StartsWithSegments("/hubs", StringComparison.Ordinal))
            || http.GetEndpoint()?.Metadata.GetMetadata<WithoutTenant>() is not null)
        {
            await next(http);
            return;
        }
        if (await Find(http) is not { } tenant)
        {
            await Unknown.ToHttp().ExecuteAsync(http);
            return;
        }
        http.Items[typeof(Tenant)] = tenant;
        await next(http);
    }

    /// <summary>By slug or id; null when there is none.</summary>
    public async Task<Tenant?> Find(string name, CancellationToken cancellation) =>
        (await Fresh(directory => directory.ByName.ContainsKey(name), cancellation)).ByName.GetValueOrDefault(name);

    public void Hear(LogEntry entry)
    {
        // The copy in bus.tenants follows the event, so the next few requests look there until it is in.
        if (entry.Envelope.Type == EventName<TenantChanged>.Value.Type) Reset();
    }

    public void Reset() => _directory = _directory with { At = DateTimeOffset.MinValue };

    private async Task<Tenant?> Find(HttpContext http)
    {
        var host = http.Request.Host.Host;
        var name = http.Request.Headers["X-Tenant"].ToString();
        if (name.Length == 0 && IsLive(http.Request.Path)) name = http.Request.Query["tenant"].ToString();
        if (name.Length == 0) name = settings.DefaultTenant;
        var directory = await Fresh(
            d => d.ByHost.ContainsKey(host) || d.ByName.ContainsKey(name), http.RequestAborted);
        return directory.ByHost.GetValueOrDefault(host) ?? directory.ByName.GetValueOrDefault(name);
    }

    private static bool IsLive(PathString path) =>
        path.StartsWithSegments("/hubs", StringComparison.Ordinal) || path.Value!.EndsWith("/stream", StringComparison.Ordinal);

    private async Task<Directory> Fresh(Func<Directory, bool> knows, CancellationToken cancellation)
    {
        var directory = _directory;
        var age = clock.GetUtcNow() - directory.At;
        if (age < (knows(directory) ? FreshFor : PauseBetweenMisses)) return directory;
        await using var connection = await sources.App(PostgresBus.Schema).OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition("""
            select id, slug, name, hosts, guest_fee_basis_points, member_fee_basis_points from bus.tenants where active
            """, cancellationToken: cancellation))).AsList();
        var tenants = rows.ToDictionary(r => r.Slug, r => r.Tenant(), StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows) tenants[row.Id.ToString()] = tenants[row.Slug];
        var hosts = rows.SelectMany(r => r.Hosts, (r, h) => (h, tenants[r.Slug]))
            .ToDictionary(x => x.h, x => x.Item2, StringComparer.OrdinalIgnoreCase);
        return _directory = new Directory(tenants, hosts, clock.GetUtcNow());
    }

    private sealed record Directory(
        Dictionary<string, Tenant> ByName, Dictionary<string, Tenant> ByHost, DateTimeOffset At);

    // Members rather than parameters: Dapper knows the type of an array column as "some array", which no constructor takes.
    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required string Slug { get; init; }

        public required string Name { get; init; }

        public required string[] Hosts { get; init; }

        public required int GuestFeeBasisPoints { get; init; }

        public required int MemberFeeBasisPoints { get; init; }

        public Tenant Tenant() => new(Id, Slug, Name, GuestFeeBasisPoints, MemberFeeBasisPoints);
    }
}
