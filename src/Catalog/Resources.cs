using System.Text.Json;
using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Catalog;

/// <summary>A resource as its owner sees it: whole.</summary>
public sealed record ResourceView(
    Guid Id, int Version, string Kind, string? FieldType, string Name, bool Active, ProviderName Provider,
    Guid? VenueId, int Units, Location Location, string Address, string TimeZone, Money BasePrice,
    IReadOnlyDictionary<string, JsonElement> Attributes, IReadOnlyList<ServiceView> Services,
    IReadOnlyList<WeeklyWindow> Windows, IReadOnlyList<DateOverride> Exceptions, DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt, string Description);

public sealed record ProviderName(Guid Id, string Name);

/// <summary>What the slices about resources share: the whole of one in one row, its lock, and its event.</summary>
internal static class Resources
{
    public static readonly Problem Unknown = new("resource-unknown", 404, "There is no such resource.");

    public const string Select = $"""
        select r.id, r.version, r.provider_id, p.name as provider_name, r.venue_id, r.kind, r.field_type, r.name,
            r.active, r.units, st_y(r.location::geometry) as latitude, st_x(r.location::geometry) as longitude,
            r.address, r.time_zone, r.base_price_minor, r.currency, r.attributes::text as attributes,
            (select coalesce(jsonb_agg({Services.Object} order by s.id), '[]')::text
                from catalog.resource_services rs join catalog.services s on s.id = rs.service_id
                where rs.resource_id = r.id) as services,
            {OpeningHours.Columns}, r.created_at, r.updated_at, r.description
        from catalog.resources r join catalog.providers p on p.id = r.provider_id
        """;

    public sealed record Row(
        Guid Id, int Version, Guid ProviderId, string ProviderName, Guid? VenueId, string Kind, string? FieldType,
        string Name, bool Active, int Units, double Latitude, double Longitude, string Address, string TimeZone,
        long BasePriceMinor, string Currency, string Attributes, string Services, string Windows, string Exceptions,
        DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string Description)
    {
        public ResourceView View() => new(
            Id, Version, Kind, FieldType, Name, Active, new ProviderName(ProviderId, ProviderName), VenueId, Units,
            new Location(Latitude, Longitude), Address, TimeZone, new Money(BasePriceMinor, Currency),
            Json.Read<Dictionary<string, JsonElement>>(Attributes), Json.Read<List<ServiceView>>(Services),
            Json.Read<List<WeeklyWindow>>(Windows), Json.Read<List<DateOverride>>(Exceptions), CreatedAt, UpdatedAt,
            Description);
    }

    /// <summary>A resource under lock, with what decides who may change it and how.</summary>
    public sealed record Locked(
        int Version, string Kind, string? FieldType, int Units, bool Active, Guid ProviderId, Guid? OwnerUserId,
        string Currency, string Description);

    public static Task<Locked?> Lock(TenantTransaction transaction, Guid id, bool onlyCourts) =>
        transaction.QueryFirst<Locked>("""
            select r.version, r.kind, r.field_type, r.units, r.active, r.provider_id, p.owner_user_id, p.currency,
                r.description
            from catalog.resources r join catalog.providers p on p.id = r.provider_id
            where r.id = @id and (not @onlyCourts or r.kind = 'court') for update of r
            """, new { id, onlyCourts });

    /// <summary>False when it is there already.</summary>
    public static async Task<bool> Insert(
        TenantTransaction transaction, Guid id, Guid providerId, ResourceFacts facts) =>
        await Save(transaction, id, providerId, facts, 1, """
            insert into catalog.resources (id, tenant_id, provider_id, venue_id, kind, field_type, name, location,
                address, time_zone, base_price_minor, currency, units, attributes, active, version, created_at,
                updated_at, description)
            values (@Id, @TenantId, @ProviderId, @VenueId, @Kind, @FieldType, @Name,
                st_setsrid(st_makepoint(@Longitude, @Latitude), 4326)::geography, @Address, @TimeZone, @BasePriceMinor,
                @Currency, @Units, @Attributes::jsonb, @Active, @Version, @Now, @Now, @Description)
            on conflict (id) do nothing
            """) == 1;

    /// <summary>The row was locked and is at the version before.</summary>
    public static Task Update(TenantTransaction transaction, Guid id, Locked current, ResourceFacts facts) =>
        Save(transaction, id, current.ProviderId, facts, current.Version + 1, """
            update catalog.resources set venue_id = @VenueId, field_type = @FieldType, name = @Name,
                location = st_setsrid(st_makepoint(@Longitude, @Latitude), 4326)::geography, address = @Address,
                time_zone = @TimeZone, base_price_minor = @BasePriceMinor, currency = @Currency, units = @Units,
                attributes = @Attributes::jsonb, active = @Active, version = @Version, updated_at = @Now,
                description = @Description
            where id = @Id
            """);

    private static Task<int> Save(
        TenantTransaction transaction, Guid id, Guid providerId, ResourceFacts facts, int version, string sql) =>
        transaction.Execute(sql, new
        {
            Id = id,
            transaction.TenantId,
            ProviderId = providerId,
            facts.VenueId,
            facts.Kind,
            facts.FieldType,
            facts.Name,
            facts.Location.Longitude,
            facts.Location.Latitude,
            facts.Address,
            facts.TimeZone,
            BasePriceMinor = facts.BasePrice.Amount,
            facts.BasePrice.Currency,
            facts.Units,
            Attributes = Json.Write(facts.Attributes),
            facts.Active,
            facts.Description,
            Version = version,
            transaction.Now,
        });

    /// <summary>Sells these services on the resource and no others; false when one is not the provider's.</summary>
    public static async Task<bool> Sell(
        TenantTransaction transaction, Guid id, Guid providerId, IReadOnlyCollection<Guid> serviceIds)
    {
        await transaction.Execute(
            "delete from catalog.resource_services where resource_id = @id", new { id });
        var sold = await transaction.Execute("""
            insert into catalog.resource_services (tenant_id, provider_id, resource_id, service_id)
            select tenant_id, provider_id, @id, id from catalog.services
            where id = any(@serviceIds) and provider_id = @providerId
            """, new { id, providerId, serviceIds = serviceIds.ToArray() });
        return sold == serviceIds.Distinct().Count();
    }

    public static async Task<bool> HasVenue(TenantTransaction transaction, Guid providerId, Guid? venueId) =>
        venueId is null || await transaction.QueryFirst<bool>("""
            select exists (select from catalog.venues where id = @venueId and provider_id = @providerId)
            """, new { venueId, providerId });

    /// <summary>Tells the whole state as it now is, and gives it back.</summary>
    public static async Task<ResourceView> Publish(TenantTransaction transaction, Guid id)
    {
        var row = await transaction.QueryFirst<Row>(Select + " where r.id = @id", new { id });
        var view = row!.View();
        await transaction.Publish(
            new ResourceChanged(
                view.Id, view.Provider.Id, view.VenueId, view.Kind, view.FieldType, view.Name, view.Active, view.Units,
                view.Location.Latitude, view.Location.Longitude, view.Address, view.TimeZone, view.BasePrice,
                view.Attributes, [.. view.Services.Select(s => s.Id)], view.Windows, view.Exceptions,
                view.Description is "" ? null : view.Description),
            view.Version);
        return view;
    }
}
