using System.Text.Json;
using Holdfast.Kernel;

namespace Holdfast.Catalog;

/// <summary>A place where a provider has resources, as its owner sees it.</summary>
public sealed record VenueView(
    Guid Id, int Version, Guid ProviderId, string Name, Location Location, string Address, string TimeZone,
    IReadOnlyDictionary<string, JsonElement> Attributes, bool Active, DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary>What the slices about venues share.</summary>
internal static class Venues
{
    public static readonly Problem Unknown = new("venue-unknown", 404, "This provider has no such venue.");

    public const string Select = """
        select v.id, v.version, v.provider_id, v.name, st_y(v.location::geometry) as latitude,
            st_x(v.location::geometry) as longitude, v.address, v.time_zone, v.attributes::text as attributes, v.active,
            v.created_at, v.updated_at
        from catalog.venues v
        """;

    public sealed record Row(
        Guid Id, int Version, Guid ProviderId, string Name, double Latitude, double Longitude, string Address,
        string TimeZone, string Attributes, bool Active, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
    {
        public VenueView View() => new(
            Id, Version, ProviderId, Name, new Location(Latitude, Longitude), Address, TimeZone,
            Json.Read<Dictionary<string, JsonElement>>(Attributes), Active, CreatedAt, UpdatedAt);
    }

    public static Task Insert(TenantTransaction transaction, VenueView venue) => transaction.Execute("""
        insert into catalog.venues (id, tenant_id, provider_id, name, location, address, time_zone, attributes, active,
            version, created_at, updated_at)
        values (@Id, @TenantId, @ProviderId, @Name, st_setsrid(st_makepoint(@Longitude, @Latitude), 4326)::geography,
            @Address, @TimeZone, @Attributes::jsonb, @Active, @Version, @CreatedAt, @UpdatedAt)
        on conflict (id) do nothing
        """, new
    {
        venue.Id,
        transaction.TenantId,
        venue.ProviderId,
        venue.Name,
        venue.Location.Longitude,
        venue.Location.Latitude,
        venue.Address,
        venue.TimeZone,
        Attributes = Json.Write(venue.Attributes),
        venue.Active,
        venue.Version,
        venue.CreatedAt,
        venue.UpdatedAt,
    });
}
