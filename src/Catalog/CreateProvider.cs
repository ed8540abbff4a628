using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Catalog;

/// <summary>Opens a business. Who is no admin becomes its owner; an admin may name the owner, or nobody.</summary>
public static class CreateProvider
{
    private const int TaxBasisPointsMax = 5_000;

    /// <param name="TaxBasisPoints">Tax contained in the prices: 2100 is 21 %.</param>
    public sealed record Request(
        string Name, string TimeZone, string Currency, int TaxBasisPoints = 0, Guid? OwnerUserId = null,
        bool Active = true);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/providers", Handle)
        .RequireAuthorization(Policies.Provider).WithName(nameof(CreateProvider)).WithTags("Catalog")
        .Produces<ProviderView>(201).ProducesProblem(400);

    public static Task<IResult> Handle(
        Request request, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database, Requests requests,
        HttpContext http) =>
        requests.Once(http, database, async transaction =>
        {
            var check = new Check().Provider(request.Name, request.TimeZone, request.TaxBasisPoints)
                .That(Money.IsCurrency(request.Currency), "currency", "Three capital letters of ISO 4217.");
            if (check.Failed) return check.Problem;
            var provider = new ProviderView(
                Guid.CreateVersion7(transaction.Now), 1, request.Name.Trim(),
                caller.Is(Roles.Admin) ? request.OwnerUserId : caller.UserId, request.TimeZone, request.Currency,
                request.TaxBasisPoints, request.Active, transaction.Now, transaction.Now);
            await Providers.Insert(transaction, provider);
            await transaction.Audit("provider.created", provider.Id, caller.Actor);
            return Answer.Created($"/api/providers/{provider.Id}", provider).WithETag(provider.Version);
        });

    internal static Check Provider(this Check check, string name, string timeZone, int taxBasisPoints) => check
        .Name(name).Zone(timeZone)
        .That(taxBasisPoints is >= 0 and <= TaxBasisPointsMax, "taxBasisPoints", $"Between 0 and {TaxBasisPointsMax}.");
}
