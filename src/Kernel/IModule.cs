using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Kernel;

/// <summary>
/// A module: its routes, its reactions, its workers. It has its own schema, named as the module, and knows other modules
/// only by their events.
/// </summary>
public interface IModule
{
    /// <summary>Lower-case; also the name of its schema, its subscription and its connection string.</summary>
    string Name { get; }

    void Add(IServiceCollection services);

    void Map(IEndpointRouteBuilder routes);

    void Subscribe(Subscriptions subscriptions);

    /// <summary>Writes this module's part of the demo into an empty installation; may be repeated.</summary>
    Task SeedDemo(IServiceProvider services, CancellationToken cancellation) => Task.CompletedTask;
}
