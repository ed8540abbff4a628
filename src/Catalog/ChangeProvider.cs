using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Catalog;

/// <summary>
/// Replaces what a provider says of itself. The currency stays for ever: prices and payouts are in it. Only an admin
/// gives a provider to another account; without a name it stays whose it is.
/// </summary>
public static class ChangeProvider
{
    private static readonly Problem CurrencyFixed =
        new("currency-fixed", 409, "The currency of a provider cannot change: its prices are in it.");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/providers/{id:guid}", Handle)
        .RequireAuthorization(Policies.Provider).WithName(nameof(ChangeProvider)).WithTags("Catalog")
        .Produces<ProviderView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);

    public static Task<IResult> Handle(
        Guid id, CreateProvider.Request request, Caller caller,
        [FromKeyedServices(CatalogModule.Schema)] Database database, Requests requests, HttpContext http) =>
        requests.Once(http, database, async transaction =>
        {
            var current = await transaction.QueryFirst<ProviderView>(
                Providers.Select + " where id = @id for update", new { id });
            if (current is null) return Ownership.ProviderUnknown;
            if (!caller.ActsFor(current.OwnerUserId)) return Problem.Forbidden;
            var check = new Check().Provider(request.Name, request.TimeZone, request.TaxBasisPoints);
            if (check.Failed) return check.Problem;
            if (request.Currency != current.Currency) return CurrencyFixed;
            if (IfMatch.Refusal(http, current.Version) is { } refusal) return refusal;
            var changed = await Update(transaction, current with
            {
                Name = request.Name.Trim(),
                OwnerUserId = caller.Is(Roles.Admin) ? request.OwnerUserId ?? current.OwnerUserId : current.OwnerUserId,
                TimeZone = request.TimeZone,
                TaxBasisPoints = request.TaxBasisPoints,
                Active = request.Active,
                Version = current.Version + 1,
                UpdatedAt = transaction.Now,
            });
            await transaction.Audit("provider.changed", id, caller.Actor, new { changed.Version });
            return Answer.Ok(changed).WithETag(changed.Version);
        });

    private static async Task<ProviderView> Update(TenantTransaction transaction, ProviderView provider)
    {
        await transaction.Execute("""
            update catalog.providers set name = @Name, owner_user_id = @OwnerUserId, time_zone = @TimeZone,
                tax_basis_points = @TaxBasisPoints, active = @Active, version = @Version, updated_at = @UpdatedAt
            where id = @Id
            """, provider);
        await Providers.Publish(transaction, provider);
        return provider;
    }
}
