using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Realtime;

/// <summary>The states of one booking as they come, as server-sent events, for the holder of a ticket.</summary>
public static class WatchBooking
{
    private static readonly Problem Refused =
        new("ticket-invalid", 401, "This ticket does not open this stream, or its minute is over. Ask for a new one.");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/bookings/{id:guid}/stream", Handle)
            .RequireAuthorization(Policies.Anyone).WithName("WatchBooking").WithTags("Realtime")
            .Produces<string>(200, "text/event-stream").ProducesProblem(401);

    public static async Task<IResult> Handle(
        Guid id, Tenant tenant, TimeProvider clock, HttpContext http, string? ticket = null)
    {
        var services = http.RequestServices;
        var topic = new Topic(tenant.Id, id);
        if (!services.GetRequiredService<StreamTickets>().Verify(ticket, topic, clock.GetUtcNow())) return Refused.ToHttp();
        return await services.GetRequiredService<LiveStream>().Run(http, topic);
    }
}
