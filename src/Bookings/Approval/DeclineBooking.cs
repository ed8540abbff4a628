using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// The provider says no to a request: the slot is free at once, what was authorised is let go, and the customer is told why.
/// </summary>
public static class DeclineBooking
{
    /// <param name="Reason">As the customer will read it.</param>
    public sealed record Request(string? Reason = null);

    internal static readonly StaffAct.Kind Act = new(
        BookingStates.Cancelled, "booking.declined", (booking, _) => ApprovalRules.WhyNotDecline(booking), Tell);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/bookings/{id:guid}/decline", Handle)
        .WithName(nameof(DeclineBooking)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
        .Produces<BookingView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
        .ProducesProblem(412);

    public static Task<IResult> Handle(
        Guid id, Request request, HttpContext http, [FromKeyedServices(BookingsModule.Schema)] Database database,
        GuestTokens tokens, Requests requests) =>
        StaffAct.Do(id, request.Reason, Act, http, database, tokens, requests);

    private static async Task Tell(TenantTransaction transaction, BookingRow booking, StaffAct.Done done)
    {
        await CancelBooking.Mark(transaction, booking.Id, done.By, refundPercent: 100);
        await transaction.Publish(
            new BookingCancelled(booking.Id, done.By, done.Reason ?? "", 100, Declined: true), done.Version);
    }
}
