using System.Collections.Concurrent;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// The compiled offers of this process. Nothing is decided by an old one: every read of the busy times and every claim
/// compares the stamp in the database, and an offer with another stamp is loaded anew.
/// </summary>
public sealed class Offers([FromKeyedServices(BookingsModule.Schema)] Database database)
{
    private const int CountMax = 20_000;
    private readonly ConcurrentDictionary<(Guid Tenant, Guid Resource), Offer> _offers = new();

    /// <summary>Null when the tenant has no such active resource. May be older than the database's: compare the stamp.</summary>
    public async ValueTask<Offer?> Find(Guid tenantId, Guid resourceId, CancellationToken cancellation) =>
        _offers.TryGetValue((tenantId, resourceId), out var offer)
            ? offer
            : await Load(tenantId, resourceId, cancellation);

    /// <summary>From the database, whatever is in memory.</summary>
    public async Task<Offer?> Load(Guid tenantId, Guid resourceId, CancellationToken cancellation) =>
        (await Load(tenantId, [resourceId], cancellation)).GetValueOrDefault(resourceId);

    /// <summary>Several in one round trip; those in memory with this stamp are not read again.</summary>
    public async Task<IReadOnlyDictionary<Guid, Offer>> Find(
        Guid tenantId, IReadOnlyList<(Guid Id, long Stamp)> wanted, CancellationToken cancellation)
    {
        var found = new Dictionary<Guid, Offer>();
        foreach (var (id, stamp) in wanted)
            if (_offers.TryGetValue((tenantId, id), out var offer) && offer.Stamp == stamp) found[id] = offer;
        if (found.Count == wanted.Count) return found;
        var missing = wanted.Select(w => w.Id).Where(id => !found.ContainsKey(id)).ToArray();
        foreach (var (id, offer) in await Load(tenantId, missing, cancellation)) found[id] = offer;
        return found;
    }

    private async Task<Dictionary<Guid, Offer>> Load(Guid tenantId, Guid[] ids, CancellationToken cancellation)
    {
        var rows = await database.Query<Row>(tenantId, """
            select r.id, r.stamp, r.document::text as resource, p.id as provider_id, p.name as provider_name, p.owner_user_id,
                p.currency, p.tax_basis_points, coalesce((select jsonb_agg(s.document order by s.id)
                    from bookings.services s
                    where s.id = any(r.service_ids) and (s.document ->> 'active')::boolean), '[]')::text as services
            from bookings.resources r join bookings.providers p on p.id = r.provider_id
            where r.id = any(@ids) and r.active and p.active
            """, new { ids }, cancellation);
        var loaded = rows.ToDictionary(row => row.Id, row => row.Offer(tenantId));
        if (_offers.Count > CountMax) _offers.Clear();
        foreach (var id in ids)
        {
            if (loaded.TryGetValue(id, out var offer)) _offers[(tenantId, id)] = offer;
            else _offers.TryRemove((tenantId, id), out _);
        }
        return loaded;
    }

    private sealed record Row(
        Guid Id, long Stamp, string Resource, Guid ProviderId, string ProviderName, Guid? OwnerUserId, string Currency,
        int TaxBasisPoints, string Services)
    {
        public Offer Offer(Guid tenantId) => new(
            Stamp, tenantId, Json.Read<ResourceChanged>(Resource),
            new ProviderTerms(ProviderId, ProviderName, OwnerUserId, Currency, TaxBasisPoints, true),
            Json.Read<List<ServiceChanged>>(Services));
    }
}
