using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Catalog;

/// <summary>Adds a service to a provider. It is sold on the resources that come to name it.</summary>
public static class CreateService
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/services", Handle)
        .RequireAuthorization(Policies.Provider).WithName(nameof(CreateService)).WithTags("Catalog")
        .Produces<ServiceView>(201).ProducesProblem(400).ProducesProblem(404);

    public static Task<IResult> Handle(
        ServiceBody request, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database,
        Requests requests, HttpContext http) =>
        requests.Once(http, database, async transaction =>
        {
            var (provider, refusal) = await transaction.ProviderFor(caller, request.ProviderId);
            if (provider is null) return refusal!;
            var check = new Check();
            var terms = check.Service(request, provider.Currency);
            if (check.Failed) return check.Problem;
            var id = Guid.CreateVersion7(transaction.Now);
            await Services.Insert(transaction, id, provider.Id, terms);
            await transaction.Audit("service.created", id, caller.Actor);
            return Answer.Created($"/api/services/{id}", Services.View(id, 1, provider.Id, terms)).WithETag(1);
        });
}
