using System.Text.Json;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Catalog;

/// <summary>Adds a place to a provider. Resources may name it; each still has its own address and zone.</summary>
public static class CreateVenue
{
    public sealed record Request(
        string Name, Location Location, string Address, string TimeZone, Guid? ProviderId = null,
        IReadOnlyDictionary<string, JsonElement>? Attributes = null, bool Active = true);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/venues", Handle)
        .RequireAuthorization(Policies.Provider).WithName(nameof(CreateVenue)).WithTags("Catalog")
        .Produces<VenueView>(201).ProducesProblem(400).ProducesProblem(404);

    public static Task<IResult> Handle(
        Request request, Caller caller, [FromKeyedServices(CatalogModule.Schema)] Database database, Requests requests,
        HttpContext http) =>
        requests.Once(http, database, async transaction =>
        {
            var (provider, refusal) = await transaction.ProviderFor(caller, request.ProviderId);
            if (provider is null) return refusal!;
            var attributes = request.Attributes ?? FreeAttributes.None;
            var check = new Check().Name(request.Name).Place(request.Location, request.Address, request.TimeZone)
                .Free(attributes, "attributes");
            if (check.Failed) return check.Problem;
            var venue = new VenueView(
                Guid.CreateVersion7(transaction.Now), 1, provider.Id, request.Name.Trim(), request.Location,
                request.Address.Trim(), request.TimeZone, attributes, request.Active, transaction.Now, transaction.Now);
            await Venues.Insert(transaction, venue);
            await transaction.Audit("venue.created", venue.Id, caller.Actor);
            return Answer.Created($"/api/venues/{venue.Id}", venue).WithETag(venue.Version);
        });
}
