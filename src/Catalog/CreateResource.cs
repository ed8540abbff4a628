using System.Text.Json;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Catalog;

/// <summary>
/// Registers what can be booked. Without <c>windows</c> it is open daily from 08:00 to 22:00; without services it sells
/// one hour at its base price. <c>POST /api/courts</c> is the same for the kind court.
/// </summary>
public static class CreateResource
{
    /// <param name="Services">Made together with the resource.</param>
    /// <param name="ServiceIds">Services that the provider has already.</param>
    /// <param name="ProviderId">May be missing when the caller acts for exactly one.</param>
    public sealed record Request(
        string Name, Location Location, string Address, string TimeZone, Money BasePrice, string? Kind = null,
        string? FieldType = null, IReadOnlyDictionary<string, JsonElement>? Attributes = null,
        IReadOnlyList<ServiceBody?>? Services = null, IReadOnlyList<Guid>? ServiceIds = null,
        IReadOnlyList<WindowBody?>? Windows = null, IReadOnlyList<ExceptionBody?>? Exceptions = null,
        Guid? ProviderId = null, int Units = 1, Guid? VenueId = null, bool Active = true,
        string? Description = null)
    {
        internal ResourceFacts Facts(string? kind) => new(
            kind ?? "", FieldType, VenueId, Name.Trim(), Location, Address.Trim(), TimeZone, BasePrice, Units,
            Attributes ?? FreeAttributes.None, Active, Description?.Trim() ?? "");
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/courts", Court).Described("CreateCourt");
        routes.MapPost("/api/resources", Handle).Described(nameof(CreateResource));
    }

    public static Task<IResult> Court(
        Request request, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database, Requests requests,
        HttpContext http) =>
        request.Kind is null or ResourceKinds.Court
            ? Handle(request with { Kind = ResourceKinds.Court }, caller, database, requests, http)
            : Task.FromResult<IResult>(Problem.Invalid("kind", "Here only a court; see /api/resources.").ToHttp());

    public static Task<IResult> Handle(
        Request request, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database, Requests requests,
        HttpContext http) =>
        requests.Once(http, database, async transaction =>
        {
            var (provider, refusal) = await transaction.ProviderFor(caller, request.ProviderId);
            if (provider is null) return refusal!;
            var check = new Check();
            var plan = Plan(request, provider.Currency, check);
            if (check.Failed) return check.Problem;
            if (!await Resources.HasVenue(transaction, provider.Id, request.VenueId)) return Venues.Unknown;
            var id = Guid.CreateVersion7(transaction.Now);
            await Resources.Insert(transaction, id, provider.Id, plan.Facts);
            if (!await Sell(transaction, id, provider.Id, request, plan, caller.Actor)) return Services.Unknown;
            await OpeningHours.ReplaceWindows(transaction, id, plan.Windows);
            await OpeningHours.ReplaceExceptions(transaction, id, plan.Exceptions);
            var view = await Resources.Publish(transaction, id);
            await transaction.Audit("resource.created", id, caller.Actor);
            return Answer.Created(Address(view), view).WithETag(view.Version);
        });

    private static Planned Plan(Request request, string currency, Check check)
    {
        var facts = request.Facts(request.Kind);
        check.Resource(facts, currency);
        var isDefault = request.Services is null or [] && request.ServiceIds is null or [];
        check.That(request.ServiceIds is null or { Count: <= ResourceRules.ServicesMax }, "serviceIds",
            $"At most {ResourceRules.ServicesMax}.");
        return new Planned(
            facts,
            isDefault ? [ServiceRules.OneHour] : check.Services(request.Services ?? [], currency),
            request.Windows is null ? WindowRules.Default : check.Windows(request.Windows),
            check.Exceptions(request.Exceptions ?? []));
    }

    private static async Task<bool> Sell(
        TenantTransaction transaction, Guid id, Guid providerId, Request request, Planned plan, string actor)
    {
        var serviceIds = new List<Guid>(request.ServiceIds ?? []);
        foreach (var terms in plan.Services)
        {
            var serviceId = Guid.CreateVersion7(transaction.Now);
            await Services.Insert(transaction, serviceId, providerId, terms);
            await transaction.Audit("service.created", serviceId, actor);
            serviceIds.Add(serviceId);
        }
        return await Resources.Sell(transaction, id, providerId, serviceIds);
    }

    private static string Address(ResourceView view) =>
        $"/api/{(view.Kind == ResourceKinds.Court ? "courts" : "resources")}/{view.Id}";

    private static void Described(this RouteHandlerBuilder endpoint, string name) =>
        endpoint.RequireAuthorization(Policies.Provider).WithName(name).WithTags("Catalog")
        .Produces<ResourceView>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);

    private sealed record Planned(
        ResourceFacts Facts, IReadOnlyList<ServiceTerms> Services, IReadOnlyList<WeeklyWindow> Windows,
        IReadOnlyList<DateOverride> Exceptions);
}
