using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>The booking as an appointment for calendars (RFC 5545), with its zone's rules.</summary>
public static class GetCalendar
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/bookings/{id:guid}/calendar.ics", Handle)
        .WithName(nameof(GetCalendar)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
        .Produces(200, contentType: "text/calendar").ProducesProblem(401).ProducesProblem(404);

    public static async Task<IResult> Handle(
        Guid id, HttpContext http, Tenant tenant, [FromKeyedServices(BookingsModule.Schema)] Database database,
        GuestTokens tokens, Settings settings, TimeProvider clock, CancellationToken cancellation)
    {
        var booking = await database.QueryFirst<BookingRow>(
            tenant.Id, BookingRow.Select + "where b.id = @id", new { id }, cancellation);
        if (booking is null || BookingAccess.Of(booking, http, tokens) == Relation.None)
            return BookingAccess.Refusal(http).ToHttp();
        var text = ICalendar.Write(new CalendarEvent(
            $"{booking.Id}@{settings.PublicUrl.Host}", booking.Version, clock.GetUtcNow(), booking.StartsAt, booking.EndsAt,
            booking.TimeZone, $"{booking.ServiceName}, {booking.ResourceName}")
        {
            Location = $"{booking.ProviderName}, {booking.Address}",
            Description = $"Confirmation code {booking.Code}",
            Cancelled = booking.Status is BookingStates.Cancelled or BookingStates.Refunded,
        });
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"booking-{booking.Code}.ics\"";
        return Results.Text(text, ICalendar.ContentType);
    }
}
