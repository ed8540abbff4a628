using System.Text.Json;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Catalog;

/// <summary>
/// Replaces what a resource is; what is booked keeps what was agreed. Kind and provider stay. Units, the active flag,
/// the description, services and opening hours, which have addresses of their own, stay as they are when they are not named.
/// </summary>
public static class ChangeResource
{
    public sealed record Request(
        string Name, Location Location, string Address, string TimeZone, Money BasePrice, string? FieldType = null,
        IReadOnlyDictionary<string, JsonElement>? Attributes = null, IReadOnlyList<Guid>? ServiceIds = null,
        IReadOnlyList<WindowBody?>? Windows = null, IReadOnlyList<ExceptionBody?>? Exceptions = null,
        int? Units = null, Guid? VenueId = null, bool? Active = null, string? Description = null)
    {
        internal ResourceFacts Facts(Resources.Locked current) => new(
            current.Kind, FieldType ?? current.FieldType, VenueId, Name.Trim(), Location, Address.Trim(), TimeZone,
            BasePrice, Units ?? current.Units, Attributes ?? FreeAttributes.None, Active ?? current.Active,
            Description?.Trim() ?? current.Description);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/api/courts/{id:guid}", Court).Described("ChangeCourt");
        routes.MapPut("/api/resources/{id:guid}", Resource).Described(nameof(ChangeResource));
    }

    public static Task<IResult> Court(
        Guid id, Request request, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database,
        Requests requests, HttpContext http) =>
        requests.Once(http, database, transaction => Change(transaction, id, request, caller, http, onlyCourts: true));

    public static Task<IResult> Resource(
        Guid id, Request request, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database,
        Requests requests, HttpContext http) =>
        requests.Once(http, database, transaction => Change(transaction, id, request, caller, http, onlyCourts: false));

    private static async Task<Answer> Change(
        TenantTransaction transaction, Guid id, Request request, Caller caller, HttpContext http, bool onlyCourts)
    {
        var current = await Resources.Lock(transaction, id, onlyCourts);
        if (current is null) return Resources.Unknown;
        if (!caller.ActsFor(current.OwnerUserId)) return Problem.Forbidden;
        var facts = request.Facts(current);
        var check = new Check().Resource(facts, current.Currency).That(
            request.ServiceIds is null or { Count: >= 1 and <= ResourceRules.ServicesMax }, "serviceIds",
            $"Between 1 and {ResourceRules.ServicesMax}.");
        var windows = request.Windows is null ? null : check.Windows(request.Windows);
        var exceptions = request.Exceptions is null ? null : check.Exceptions(request.Exceptions);
        if (check.Failed) return check.Problem;
        if (IfMatch.Refusal(http, current.Version) is { } refusal) return refusal;
        if (!await Resources.HasVenue(transaction, current.ProviderId, request.VenueId)) return Venues.Unknown;
        await Resources.Update(transaction, id, current, facts);
        if (request.ServiceIds is not null
            && !await Resources.Sell(transaction, id, current.ProviderId, request.ServiceIds)) return Services.Unknown;
        if (windows is not null) await OpeningHours.ReplaceWindows(transaction, id, windows);
        if (exceptions is not null) await OpeningHours.ReplaceExceptions(transaction, id, exceptions);
        var view = await Resources.Publish(transaction, id);
        await transaction.Audit("resource.changed", id, caller.Actor, new { view.Version });
        return Answer.Ok(view).WithETag(view.Version);
    }

    private static void Described(this RouteHandlerBuilder endpoint, string name) => endpoint
        .RequireAuthorization(Policies.Provider).WithName(name).WithTags("Catalog").Produces<ResourceView>()
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);
}
