using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Ends a booking before its time. The slot is free at once; the money goes back by the policy the customer booked under,
/// all of it when the provider cancels.
/// </summary>
public static class CancelBooking
{
    public sealed record Request(string? Reason = null);

    public sealed record RefundView(long Amount, string Currency, int Percent);

    internal static readonly Problem StateConflict =
        new("booking-state-conflict", 409, "The booking is in a state that does not allow this any more.");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/bookings/{id:guid}/cancel", Handle)
        .WithName(nameof(CancelBooking)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
        .Produces<BookingView>().ProducesProblem(401).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    public static async Task<IResult> Handle(
        Guid id, Request request, HttpContext http, [FromKeyedServices(BookingsModule.Schema)] Database database,
        GuestTokens tokens, Requests requests)
    {
        var check = new Check().Text(request.Reason, "reason", 500);
        check.That(ETags.TryRead(http, out var version), "If-Match", "Send the ETag as it was given.");
        if (check.Failed) return check.Problem.ToHttp();
        return await requests.Once(
            http, database, transaction => Cancel(id, request.Reason, version, http, tokens, transaction));
    }

    private static async Task<Answer> Cancel(
        Guid id, string? reason, int? version, HttpContext http, GuestTokens tokens, TenantTransaction transaction)
    {
        var booking = await StateChange.Lock(transaction, id);
        var relation = booking is null ? Relation.None : BookingAccess.Of(booking, http, tokens);
        if (booking is null || relation == Relation.None) return BookingAccess.Refusal(http);
        if (version is not null && version != booking.Version) return Problem.VersionMismatch;
        var byCustomer = relation == Relation.Customer;
        if (byCustomer && HasBegun(booking, transaction.Now)) return StateConflict;
        var percent = PercentBack(booking, byCustomer, transaction.Now);
        var by = relation switch { Relation.Provider => "provider", Relation.Admin => "admin", _ => "customer" };
        var actor = byCustomer ? Caller.Of(http).Actor : $"{by}:{Caller.Of(http).UserId}";
        if (await Apply(transaction, booking, new(by, actor, reason ?? "", percent)) is null) return StateConflict;
        return await BookingView.Answer(transaction, id);
    }

    // The policy is part of a contract that stands: what was never confirmed costs nothing to take back.
    internal static int PercentBack(BookingRow booking, bool byCustomer, DateTimeOffset now) =>
        booking.Status is BookingStates.Pending or BookingStates.PaymentFailed
            ? 100
            : CancellationPolicy.RefundPercent(booking.CancellationTiers(), booking.StartsAt, now, byCustomer);

    private static bool HasBegun(BookingRow booking, DateTimeOffset now) =>
        booking.Status == BookingStates.InProgress
            || (booking.Status == BookingStates.Confirmed && booking.StartsAt <= now);

    internal sealed record Ending(string By, string Actor, string Reason, int RefundPercent);

    /// <summary>The new version, or null when the booking cannot be cancelled from the state it is in.</summary>
    internal static async Task<int?> Apply(TenantTransaction transaction, BookingRow booking, Ending ending)
    {
        var version = await StateChange.Apply(
            transaction, booking.Id, new(BookingStates.Cancelled, ending.Actor, ending.Reason));
        if (version is null) return null;
        await Mark(transaction, booking.Id, ending.By, ending.RefundPercent);
        await StateChange.Release(transaction, booking);
        await transaction.Publish(
            new BookingCancelled(booking.Id, ending.By, ending.Reason, ending.RefundPercent), version.Value);
        await transaction.Audit("booking.cancelled", booking.Id, ending.Actor, new { ending.By, ending.RefundPercent });
        return version;
    }

    internal static Task Mark(TenantTransaction transaction, Guid bookingId, string by, int refundPercent) =>
        transaction.Execute("""
            update bookings.bookings set cancelled_at = @Now, cancelled_by = @by, refund_percent = @refundPercent,
                expires_at = null where id = @bookingId
            """, new { transaction.Now, by, refundPercent, bookingId });
}
