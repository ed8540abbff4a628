using Dapper;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// The bookings ahead that these opening hours would leave outside, in the body in which the hours would be saved. Nothing
/// is written, and nothing happens to them when the hours are: what is booked stays booked until somebody cancels it.
/// </summary>
public static class ListHoursConflicts
{
    private const int BookingsMax = 5_000;
    private const int ConflictsMax = 100;

    public sealed record Request(IReadOnlyList<WindowBody?> Windows, IReadOnlyList<ExceptionBody?>? Exceptions = null);

    /// <param name="Already">It is outside of the hours as they are saved, too.</param>
    public sealed record Conflict(DayBooking Booking, bool Already);

    /// <param name="Truncated">There are more than one answer holds; these are the next ones.</param>
    public sealed record Response(IReadOnlyList<Conflict> Items, bool Truncated);

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in new[] { "courts", "resources" })
            routes.MapPost($"/api/{kind}/{{id:guid}}/availability-windows/conflicts", Handle)
                .WithName($"{nameof(ListHoursConflicts)}:{kind}").WithTags("Console").RequireAuthorization(Policies.Provider)
                .Produces<Response>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
    }

    public static async Task<IResult> Handle(
        Guid id, Request request, Tenant tenant, Caller caller, HttpContext http, TimeProvider clock,
        [FromKeyedServices(BookingsModule.Schema)] Database database, CancellationToken cancellation)
    {
        var check = new Check();
        var windows = check.Windows(request.Windows);
        var exceptions = check.Exceptions(request.Exceptions ?? []);
        if (check.Failed) return check.Problem.ToHttp();
        var (place, rows) = await database.Read(tenant.Id, Sql, new
        {
            id,
            IsAdmin = caller.Is(Roles.Admin),
            caller.UserId,
            BookingStates.Claiming,
            Now = clock.GetUtcNow(),
            Max = BookingsMax + 1,
        }, async grid => (await grid.ReadFirstOrDefaultAsync<string>(), (await grid.ReadAsync<DayBooking.Row>()).AsList()),
            cancellation);
        if (place is null) return ClaimSlot.ResourceUnknown.ToHttp();
        var resource = Json.Read<ResourceChanged>(place);
        var saved = new OpenTime(resource.TimeZone, resource.Windows, resource.Exceptions);
        var wanted = new OpenTime(resource.TimeZone, windows, exceptions);
        var conflicts = rows.Take(BookingsMax).Where(row => !wanted.IsOpen(row.StartsAt, row.EndsAt))
            .Select(row => new Conflict(row.View(), !saved.IsOpen(row.StartsAt, row.EndsAt))).Take(ConflictsMax + 1).ToList();
        http.Response.Headers.CacheControl = "no-store"; // Names and numbers of people.
        return Results.Ok(new Response(
            [.. conflicts.Take(ConflictsMax)], conflicts.Count > ConflictsMax || rows.Count > BookingsMax));
    }

    private const string Sql = """
        select r.document::text from bookings.resources r join bookings.providers p on p.id = r.provider_id
        where r.id = @id and (@IsAdmin or p.owner_user_id = @UserId);
        """ + DayBooking.Select + """
        join bookings.providers p on p.id = b.provider_id
        where b.resource_id = @id and (@IsAdmin or p.owner_user_id = @UserId) and b.status = any(@Claiming)
            and b.ends_at > @Now
        order by b.starts_at, b.id limit @Max
        """;
}
