using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>The visit is over. What is left of the time is free again.</summary>
public static class CompleteBooking
{
    internal static readonly StaffAct.Kind Act = new(
        BookingStates.Completed, "booking.completed",
        (_, _) => null,
        (transaction, booking, done) => transaction.Publish(new BookingCompleted(booking.Id), done.Version));

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/bookings/{id:guid}/complete", Handle)
        .WithName(nameof(CompleteBooking)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
        .Produces<BookingView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
        .ProducesProblem(412);

    public static Task<IResult> Handle(
        Guid id, HttpContext http, [FromKeyedServices(BookingsModule.Schema)] Database database,
        GuestTokens tokens, Requests requests) =>
        StaffAct.Do(id, null, Act, http, database, tokens, requests);
}
