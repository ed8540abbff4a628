using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Realtime;

/// <summary>Tells open pages what changes: slots to everybody, a booking's state to those who may see it.</summary>
public sealed class RealtimeModule : IModule
{
    public const string Schema = "realtime";
    private const int HubMessageBytesMax = 4_096;

    public string Name => Schema;

    public void Add(IServiceCollection services)
    {
        services.AddSingleton<Feed>();
        services.AddSingleton<ILogListener>(provider => provider.GetRequiredService<Feed>());
        services.AddSingleton<CatchUp>();
        services.AddSingleton<LiveStream>();
        services.AddSingleton<StreamTickets>();
        services.AddWorker<Heartbeat>();
        services.AddSignalR(options => options.MaximumReceiveMessageSize = HubMessageBytesMax)
            .AddJsonProtocol(options => Json.Apply(options.PayloadSerializerOptions));
        services.AddSingleton<HubLifetimeManager<AvailabilityHub>, HubConnections>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        WatchProvider.Map(routes);
        IssueStreamTicket.Map(routes);
        WatchBooking.Map(routes);
        AvailabilityHub.Map(routes);
    }

    public void Subscribe(Subscriptions subscriptions) => subscriptions
        .On<ProviderChanged>(OnProviderChanged.Handle)
        .On<ResourceChanged>(OnResourceChanged.Handle)
        .On<BookingCreated>(OnBookingCreated.Handle)
        .On<BookingTransferred>(OnBookingTransferred.Handle);
}
