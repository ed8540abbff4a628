using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>Nobody came. The money stays where the policy leaves it; what is left of the time is free again.</summary>
public static class MarkNoShow
{
    public sealed record Request(string? Reason = null);

    internal static readonly StaffAct.Kind Act = new(
        BookingStates.NoShow, "booking.no-show",
        (booking, now) => AttendanceRules.MayBeNoShow(booking.StartsAt, now) ? null : AttendanceRules.NotDue,
        (transaction, booking, done) => transaction.Publish(new BookingMissed(booking.Id), done.Version));

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/bookings/{id:guid}/no-show", Handle)
        .WithName(nameof(MarkNoShow)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
        .Produces<BookingView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
        .ProducesProblem(412);

    public static Task<IResult> Handle(
        Guid id, Request request, HttpContext http, [FromKeyedServices(BookingsModule.Schema)] Database database,
        GuestTokens tokens, Requests requests) =>
        StaffAct.Do(id, request.Reason, Act, http, database, tokens, requests);
}
