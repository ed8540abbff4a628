using Holdfast.Kernel;

namespace Holdfast.Catalog;

/// <summary>Who may act for a provider: the account that owns it, and any admin of the tenant.</summary>
internal static class Ownership
{
    public static readonly Problem ProviderUnknown = new("provider-unknown", 404, "There is no such provider.");

    public static readonly Problem ProviderRequired = new(
        "provider-required", 400,
        "Name a providerId: you act for none (make one with POST /api/providers) or for several.");

    public static bool ActsFor(this Caller caller, Guid? ownerUserId) =>
        caller.Is(Roles.Admin) || (caller.UserId is not null && caller.UserId == ownerUserId);

    /// <summary>The provider that is named, else the only one that the caller may act for.</summary>
    public static async Task<(ProviderView? Provider, Problem? Refusal)> ProviderFor(
        this TenantTransaction transaction, Caller caller, Guid? providerId)
    {
        var found = await transaction.Query<ProviderView>($"""
            {Providers.Select}
            where case when @providerId::uuid is not null then id = @providerId
                else @isAdmin or owner_user_id = @UserId end
            order by id limit 2
            """, new { providerId, isAdmin = caller.Is(Roles.Admin), caller.UserId });
        return found switch
        {
            [] => (null, providerId is null ? ProviderRequired : ProviderUnknown),
            [var one] when caller.ActsFor(one.OwnerUserId) => (one, null),
            [_] => (null, Problem.Forbidden),
            _ => (null, ProviderRequired),
        };
    }
}
