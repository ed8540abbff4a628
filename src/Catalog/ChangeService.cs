using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Catalog;

/// <summary>Replaces the terms of a service on all resources that sell it; what is booked keeps its terms.</summary>
public static class ChangeService
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/services/{id:guid}", Handle)
        .RequireAuthorization(Policies.Provider).WithName(nameof(ChangeService)).WithTags("Catalog")
        .Produces<ServiceView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);

    public static Task<IResult> Handle(
        Guid id, ServiceBody request, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database,
        Requests requests, HttpContext http) =>
        requests.Once(http, database, async transaction =>
        {
            var current = await transaction.QueryFirst<Row>("""
                select s.version, s.provider_id, p.currency, p.owner_user_id
                from catalog.services s join catalog.providers p on p.id = s.provider_id
                where s.id = @id for update of s
                """, new { id });
            if (current is null) return Services.Unknown;
            if (!caller.ActsFor(current.OwnerUserId)) return Problem.Forbidden;
            var check = new Check();
            var terms = check.Service(request, current.Currency);
            if (check.Failed) return check.Problem;
            if (IfMatch.Refusal(http, current.Version) is { } refusal) return refusal;
            var version = current.Version + 1;
            await Services.Update(transaction, id, current.ProviderId, terms, version);
            await transaction.Audit("service.changed", id, caller.Actor, new { version });
            return Answer.Ok(Services.View(id, version, current.ProviderId, terms)).WithETag(version);
        });

    private sealed record Row(int Version, Guid ProviderId, string Currency, Guid? OwnerUserId);
}
