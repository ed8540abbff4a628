using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Identity;

/// <summary>Tenants, users, sign-in, tokens, sessions, roles, and the forgetting of a person.</summary>
public sealed class IdentityModule : IModule
{
    internal const string Key = "identity";

    public string Name => Key;

    public void Add(IServiceCollection services)
    {
        services.AddSingleton(_ => new Passwords());
        services.AddHostedService<RefuseDemoAccounts>();
        services.AddWorker<ExpireSessions>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        Register.Map(routes);
        Login.Map(routes);
        Refresh.Map(routes);
        Logout.Map(routes);
        GetMe.Map(routes);
        UpdateMe.Map(routes);
        EraseMe.Map(routes);
        ErasePerson.Map(routes);
    }

    public void Subscribe(Subscriptions subscriptions) => subscriptions.On<PersonErased>(OnPersonErased.Handle);

    public Task SeedDemo(IServiceProvider services, CancellationToken cancellation) =>
        DemoAccounts.Seed(services, cancellation);
}
