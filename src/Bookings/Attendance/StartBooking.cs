using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>The customer has come: the venue's people check them in, at the earliest an hour before the time.</summary>
public static class StartBooking
{
    internal static readonly StaffAct.Kind Act = new(
        BookingStates.InProgress, "booking.started",
        (booking, now) => AttendanceRules.MayStart(booking.StartsAt, now) ? null : AttendanceRules.NotDue,
        (transaction, booking, done) => transaction.Publish(new BookingStarted(booking.Id), done.Version));

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/bookings/{id:guid}/start", Handle)
        .WithName(nameof(StartBooking)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
        .Produces<BookingView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
        .ProducesProblem(412);

    public static Task<IResult> Handle(
        Guid id, HttpContext http, [FromKeyedServices(BookingsModule.Schema)] Database database,
        GuestTokens tokens, Requests requests) =>
        StaffAct.Do(id, null, Act, http, database, tokens, requests);
}
