using System.Security.Cryptography;
using System.Text;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace Holdfast.Bookings;

/// <summary>Runs the maintenance now, for schedulers outside: guarded by CRON_SECRET, and not there when that is unset.</summary>
public static class RunCleanup
{
    /// <param name="RedactionPortions">Of bookings so old that their customers are forgotten.</param>
    /// <param name="Orphans">Claims without a booking, and bookings without their claims. It should be none.</param>
    public sealed record Response(
        int HoldPortions, int BookingPortions, int CompletedPortions, int DraftPortions, int RedactionPortions, int Orphans);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/cron/cleanup-bookings", Handle)
        .WithName(nameof(RunCleanup)).WithTags("Operations").RequireAuthorization(Policies.Anyone).WithMetadata(new OwnBearer())
        .Produces<Response>().ProducesProblem(401).ProducesProblem(404);

    public static async Task<IResult> Handle(
        HttpContext http, IConfiguration configuration, ExpireHolds holds, ExpireBookings bookings,
        CompleteBookings completed, ExpireDrafts drafts, RedactBookings redacted, FindOrphans orphans,
        CancellationToken cancellation)
    {
        if (configuration["CRON_SECRET"] is not { Length: > 0 } secret) return Problem.NotFound.ToHttp();
        var given = http.Request.Headers.Authorization.ToString();
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes("Bearer " + secret)))
            return Problem.Unauthenticated.ToHttp();
        return Results.Ok(new Response(
            await holds.Drain(cancellation), await bookings.Drain(cancellation), await completed.Drain(cancellation),
            await drafts.Drain(cancellation), await redacted.Drain(cancellation), await orphans.Look(cancellation)));
    }
}
