using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>After a declined card: takes the slot again, if it is still free, for another try at paying.</summary>
public static class RetryPayment
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/bookings/{id:guid}/retry-payment", Handle)
        .WithName(nameof(RetryPayment)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
        .Produces<BookingView>().ProducesProblem(401).ProducesProblem(404).ProducesProblem(409);

    public static async Task<IResult> Handle(
        Guid id, HttpContext http, Tenant tenant, [FromKeyedServices(BookingsModule.Schema)] Database database,
        GuestTokens tokens, Requests requests, Offers offers, Availability availability, TimeProvider clock,
        CancellationToken cancellation)
    {
        BookingRow? lost = null;
        var result = await requests.Once(http, database, async transaction =>
        {
            var booking = await StateChange.Lock(transaction, id);
            if (booking is null || BookingAccess.Of(booking, http, tokens) == Relation.None) return BookingAccess.Refusal(http);
            if (booking.Status != BookingStates.PaymentFailed || booking.StartsAt <= transaction.Now)
                return CancelBooking.StateConflict;
            if (await Quotas.Refusal(transaction, booking) is { } full) return full;
            if (await StateChange.Reclaim(transaction, booking)) return await Retry(transaction, booking, http);
            lost = booking;
            return ClaimSlot.Taken;
        });
        return lost is null
            ? result
            : (await WithAlternatives(lost, tenant, offers, availability, clock.GetUtcNow(), cancellation)).ToHttp();
    }

    private static async Task<Answer> Retry(TenantTransaction transaction, BookingRow booking, HttpContext http)
    {
        var expiresAt = transaction.Now + CreateBooking.PaymentTime;
        var version = await StateChange.Apply(
            transaction, booking.Id, new(BookingStates.Pending, Caller.Of(http).Actor, "retry"));
        await transaction.Execute(
            "update bookings.bookings set expires_at = @expiresAt where id = @Id", new { expiresAt, booking.Id });
        await transaction.Publish(new BookingPaymentRetried(booking.Id, expiresAt), version!.Value);
        return await BookingView.Answer(transaction, booking.Id);
    }

    private static async Task<Problem> WithAlternatives(
        BookingRow booking, Tenant tenant, Offers offers, Availability availability, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var offer = await offers.Find(tenant.Id, booking.ResourceId, cancellation);
        var service = offer?.Services.FirstOrDefault(s => s.ServiceId == booking.ServiceId);
        if (offer is null || service is null) return ClaimSlot.Taken.With("alternatives", Array.Empty<Alternative>());
        return ClaimSlot.Taken.With("alternatives", await availability.Alternatives(
            offer, service, booking.StartsAt, booking.EndsAt, tenant.FeeBasisPoints(booking.UserId), now, cancellation));
    }
}
