using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Catalog;

/// <summary>A provider as its owner sees it.</summary>
public sealed record ProviderView(
    Guid Id, int Version, string Name, Guid? OwnerUserId, string TimeZone, string Currency, int TaxBasisPoints,
    bool Active, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>What the slices that write providers share.</summary>
internal static class Providers
{
    public const string Select = """
        select id, version, name, owner_user_id, time_zone, currency, tax_basis_points, active, created_at, updated_at
        from catalog.providers
        """;

    /// <summary>False when it is there already.</summary>
    public static async Task<bool> Insert(TenantTransaction transaction, ProviderView provider)
    {
        var inserted = await transaction.Execute("""
            insert into catalog.providers (id, tenant_id, name, owner_user_id, time_zone, currency, tax_basis_points,
                active, version, created_at, updated_at)
            values (@Id, @TenantId, @Name, @OwnerUserId, @TimeZone, @Currency, @TaxBasisPoints, @Active, @Version,
                @CreatedAt, @UpdatedAt)
            on conflict (id) do nothing
            """, new
        {
            provider.Id,
            transaction.TenantId,
            provider.Name,
            provider.OwnerUserId,
            provider.TimeZone,
            provider.Currency,
            provider.TaxBasisPoints,
            provider.Active,
            provider.Version,
            provider.CreatedAt,
            provider.UpdatedAt,
        });
        if (inserted == 1) await Publish(transaction, provider);
        return inserted == 1;
    }

    public static Task Publish(TenantTransaction transaction, ProviderView provider) => transaction.Publish(
        new ProviderChanged(
            provider.Id, provider.Name, provider.OwnerUserId, provider.TimeZone, provider.Currency,
            provider.TaxBasisPoints, provider.Active),
        provider.Version);
}
