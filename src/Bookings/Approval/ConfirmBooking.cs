using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>The provider says yes to a request: the booking stands, and what was authorised for it is captured.</summary>
public static class ConfirmBooking
{
    internal static readonly StaffAct.Kind Act = new(
        BookingStates.Confirmed, "booking.approved",
        (booking, _) => ApprovalRules.WhyNotConfirm(booking),
        (transaction, booking, done) =>
            transaction.Publish(new BookingConfirmed(booking.Id, booking.PaymentId), done.Version));

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/bookings/{id:guid}/confirm", Handle)
        .WithName(nameof(ConfirmBooking)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
        .Produces<BookingView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
        .ProducesProblem(412);

    public static Task<IResult> Handle(
        Guid id, HttpContext http, [FromKeyedServices(BookingsModule.Schema)] Database database,
        GuestTokens tokens, Requests requests) =>
        StaffAct.Do(id, null, Act, http, database, tokens, requests);
}
