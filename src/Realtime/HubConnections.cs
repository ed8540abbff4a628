using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Holdfast.Realtime;

/// <summary>
/// Lets the hub write to a connection directly: the framework's own groups wait for their slowest member, and its clients
/// serialise a message once for each of them.
/// </summary>
internal sealed class HubConnections(ILogger<DefaultHubLifetimeManager<AvailabilityHub>> logger)
    : DefaultHubLifetimeManager<AvailabilityHub>(logger)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Items[typeof(HubConnectionContext)] = connection;
        return base.OnConnectedAsync(connection);
    }
}
