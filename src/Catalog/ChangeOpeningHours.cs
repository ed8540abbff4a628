using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Catalog;

/// <summary>
/// Replaces all weekly windows and date overrides of a resource at once. The whole set comes with each change, so
/// If-Match is obeyed when it is sent, but not demanded.
/// </summary>
public static class ChangeOpeningHours
{
    public sealed record Request(
        IReadOnlyList<WindowBody?> Windows, IReadOnlyList<ExceptionBody?>? Exceptions = null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/api/courts/{id:guid}/availability-windows", Handle).Described("ChangeCourtOpeningHours");
        routes.MapPut("/api/resources/{id:guid}/availability-windows", Handle).Described(nameof(ChangeOpeningHours));
    }

    public static Task<IResult> Handle(
        Guid id, Request request, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database,
        Requests requests, HttpContext http) =>
        requests.Once(http, database, async transaction =>
        {
            var current = await Resources.Lock(transaction, id, onlyCourts: false);
            if (current is null) return Resources.Unknown;
            if (!caller.ActsFor(current.OwnerUserId)) return Problem.Forbidden;
            var check = new Check();
            var windows = check.Windows(request.Windows);
            var exceptions = check.Exceptions(request.Exceptions ?? []);
            if (check.Failed) return check.Problem;
            if (IfMatch.Refusal(http, current.Version, required: false) is { } refusal) return refusal;
            await transaction.Execute(
                "update catalog.resources set version = version + 1, updated_at = @Now where id = @id",
                new { id, transaction.Now });
            await OpeningHours.ReplaceWindows(transaction, id, windows);
            await OpeningHours.ReplaceExceptions(transaction, id, exceptions);
            var view = await Resources.Publish(transaction, id);
            await transaction.Audit("resource.opening-hours-changed", id, caller.Actor, new { view.Version });
            return Answer.Ok(new GetOpeningHours.Response(
                id, view.Version, view.TimeZone, view.Windows, view.Exceptions)).WithETag(view.Version);
        });

    private static void Described(this RouteHandlerBuilder endpoint, string name) => endpoint
        .RequireAuthorization(Policies.Provider).WithName(name).WithTags("Catalog").Produces<GetOpeningHours.Response>()
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412);
}
