using Holdfast.Kernel;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Catalog;

/// <summary>
/// What is offered, by whom, where, when and at what price: what its owners write and read. Customers find and read it
/// in the copies that other modules make of the events.
/// </summary>
public sealed class CatalogModule : IModule
{
    public const string Schema = "catalog";

    public string Name => Schema;

    public void Add(IServiceCollection services)
    {
        // Nothing of its own: the Kernel brings the database.
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        CreateProvider.Map(routes);
        ChangeProvider.Map(routes);
        GetProviders.Map(routes);
        CreateVenue.Map(routes);
        GetVenues.Map(routes);
        CreateService.Map(routes);
        ChangeService.Map(routes);
        GetServices.Map(routes);
        CreateResource.Map(routes);
        ChangeResource.Map(routes);
        GetResources.Map(routes);
        ChangeOpeningHours.Map(routes);
        GetOpeningHours.Map(routes);
    }

    public void Subscribe(Subscriptions subscriptions)
    {
        // The catalogue is where facts begin; it follows nobody.
    }

    public Task SeedDemo(IServiceProvider services, CancellationToken cancellation) =>
        DemoCatalog.Seed(services.GetRequiredKeyedService<Database>(Schema), cancellation);
}
