using System.Text.RegularExpressions;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Realtime;

/// <summary>
/// The same as <see cref="WatchProvider"/> over WebSockets, for any number of providers and resources. Calls the client's
/// <c>slot(change, position)</c>, <c>ready({ id, position })</c> and <c>reset({ position })</c>. A change may come twice
/// after <see cref="Since"/>; of two the greater version counts.
/// </summary>
internal sealed partial class AvailabilityHub(
    Feed feed, CatchUp catchUp, [FromKeyedServices(RealtimeModule.Schema)] Database database) : Hub
{
    private const int TopicsMax = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapHub<AvailabilityHub>("/hubs/availability").RequireAuthorization(Policies.Anyone);

    public override Task OnConnectedAsync()
    {
        var connection = (HubConnectionContext)Context.Items[typeof(HubConnectionContext)]!;
        var watch = new Watch(connection, Tenant.Of(Context.GetHttpContext()!).Id);
        Context.Items[typeof(Watch)] = watch;
        _ = watch.Run(() => catchUp.Now, Context.ConnectionAborted);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        foreach (var topic in Mine.Topics.Keys) feed.Remove(Mine.Viewer, topic);
        return Task.CompletedTask;
    }

    /// <summary>Of a provider or resource, by id or as <c>/topic/field/{id}/availability</c>. Answers the position.</summary>
    public async Task<long> Subscribe(string place)
    {
        var topic = new Topic(Mine.TenantId, Id(place));
        var known = await database.QueryFirst<bool>(topic.TenantId, """
            select true from realtime.providers where id = @Id union all select true from realtime.resources where id = @Id
            """, new { topic.Id }, Context.ConnectionAborted);
        if (!known) throw new HubException("not-found: There is no such provider or resource.");
        if (Mine.Topics.Count >= TopicsMax && !Mine.Topics.ContainsKey(topic))
            throw new HubException($"too-many: At most {TopicsMax} places a connection.");
        if (!feed.Add(Mine.Viewer, topic)) throw new HubException("busy: The service is busy for a moment. Try again.");
        var position = await catchUp.LiveFrom(Context.ConnectionAborted);
        Mine.Topics.TryAdd(topic, position);
        await Mine.Write(Notice.Ready(topic.Id, position));
        return position;
    }

    public void Unsubscribe(string place)
    {
        var topic = new Topic(Mine.TenantId, Id(place));
        if (Mine.Topics.Remove(topic)) feed.Remove(Mine.Viewer, topic);
    }

    /// <summary>Tells of the subscribed places what came behind the position and before they were subscribed.</summary>
    public async Task Since(long position)
    {
        if (Mine.Topics.Count == 0) return;
        var upTo = Mine.Topics.Values.Max();
        var missed = await catchUp.Between(position, upTo, Mine.Topics.Keys, Context.ConnectionAborted);
        if (missed is null)
        {
            RealtimeMetrics.Resets.Add(1);
            await Mine.Write(Notice.Reset(upTo));
        }
        foreach (var notice in missed ?? [])
            if (notice.Topics.Any(t => Mine.Topics.TryGetValue(t, out var from) && notice.Position <= from))
                await Mine.Write(notice);
    }

    private Watch Mine => (Watch)Context.Items[typeof(Watch)]!;

    private static Guid Id(string? place)
    {
        var named = FieldTopic().Match(place ?? "");
        return Guid.TryParse(named.Success ? named.Groups["id"].Value : place, out var id)
            ? id
            : throw new HubException("validation-failed: Name a provider or a resource by its id.");
    }

    [GeneratedRegex("^/topic/field/(?<id>[^/]{36})/availability$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex FieldTopic();

    /// <summary>What one connection watches, and from which position on it is told.</summary>
    private sealed class Watch(HubConnectionContext connection, Guid tenantId)
    {
        public Viewer Viewer { get; } = new();

        public Guid TenantId => tenantId;

        public Dictionary<Topic, long> Topics { get; } = [];

        // Heartbeats are the framework's own here.
        public ValueTask Write(Notice notice) =>
            notice.IsHeartbeat ? default : connection.WriteAsync(notice.Hub, connection.ConnectionAborted);

        public async Task Run(Func<long> now, CancellationToken cancellation)
        {
            try
            {
                await Viewer.Run(-1, now, Write, () => default, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // The connection is closed.
            }
        }
    }
}
