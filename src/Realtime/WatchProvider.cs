using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Realtime;

/// <summary>Every change of a provider's slots, as server-sent events.</summary>
public static class WatchProvider
{
    private static readonly Problem Unknown =
        new("provider-unknown", 404, "There is no such provider.") { RetryAfter = 1 };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/availability/{providerId:guid}/stream", Handle)
            .RequireAuthorization(Policies.Anyone).WithName("WatchProvider").WithTags("Realtime")
            .Produces<string>(200, "text/event-stream").ProducesProblem(404);

    public static async Task<IResult> Handle(
        Guid providerId, Tenant tenant, [FromKeyedServices(RealtimeModule.Schema)] Database database, HttpContext http)
    {
        var known = await database.QueryFirst<bool>(
            tenant.Id, "select true from realtime.providers where id = @providerId", new { providerId }, http.RequestAborted);
        if (!known) return Unknown.ToHttp();
        return await http.RequestServices.GetRequiredService<LiveStream>().Run(http, new Topic(tenant.Id, providerId));
    }
}
