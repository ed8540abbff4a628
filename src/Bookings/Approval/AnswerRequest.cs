using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>Yes or no to a request by one address, for clients that have the booking's id in the body.</summary>
public static class AnswerRequest
{
    /// <param name="Action">confirm or decline.</param>
    /// <param name="Reason">Of a no, as the customer will read it.</param>
    public sealed record Request(Guid BookingId, string? Action, string? Reason = null);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/bookings/expert/confirm", Handle)
        .WithName(nameof(AnswerRequest)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
        .Produces<BookingView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
        .ProducesProblem(409).ProducesProblem(412);

    public static Task<IResult> Handle(
        Request request, HttpContext http, [FromKeyedServices(BookingsModule.Schema)] Database database,
        GuestTokens tokens, Requests requests) => request.Action switch
        {
            "confirm" => StaffAct.Do(request.BookingId, null, ConfirmBooking.Act, http, database, tokens, requests),
            "decline" => StaffAct.Do(
                request.BookingId, request.Reason, DeclineBooking.Act, http, database, tokens, requests),
            _ => Task.FromResult<IResult>(Problem.Invalid("action", "One of confirm, decline.").ToHttp()),
        };
}
