using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Bookings;

/// <summary>
/// The provider asks the customer to come at another time. That time is held for a day at most; the booking stays where it is
/// until the customer says yes. A new proposal takes the place of the last one.
/// </summary>
public static class ProposeTime
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private static readonly Problem SameTime =
        new("proposal-same-time", 422, "The booking has this time already.");

    /// <summary>What is not named stays; number and service always do.</summary>
    public sealed record Request(
        DateTimeOffset? Start = null, DateTimeOffset? End = null, int? DurationMinutes = null, Guid? ResourceId = null);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/bookings/{id:guid}/proposals", Handle)
        .WithName(nameof(ProposeTime)).WithTags("Bookings").RequireAuthorization(Policies.Provider)
        .Produces<BookingView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
        .ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);

    public static Task<IResult> Handle(Guid id, Request request, HttpContext http, ChangeAct act)
    {
        var wanted = new ChangeBooking.Request(request.Start, request.End, request.DurationMinutes, request.ResourceId);
        return act.Do(
            id, new(wanted.Wanted, relation => relation == Relation.Customer ? Problem.Forbidden : null, _ => false, Write),
            ChangeBooking.Validate(wanted), http);
    }

    private static async Task<Answer> Write(TenantTransaction transaction, PlanChange.Planned plan, MoveBooking.Act act)
    {
        if (plan.IsSame) return SameTime;
        var (booking, proposed) = (plan.Booking, plan.After);
        await Proposals.End(transaction, booking.Id, Proposals.Withdrawn);
        var id = Guid.CreateVersion7(transaction.Now);
        var expiresAt = new[] { transaction.Now + Lifetime, booking.StartsAt, proposed.StartsAt }.Min();
        if (!await Proposals.Hold(transaction, plan, id, expiresAt)) return ClaimSlot.Taken;
        var version = await transaction.QueryFirst<int>("""
            insert into bookings.booking_proposals (id, tenant_id, booking_id, resource_id, starts_at, ends_at, total, currency,
                created_by, created_at, expires_at)
            values (@id, @TenantId, @BookingId, @ResourceId, @StartsAt, @EndsAt, @Total, @Currency, @Actor, @Now, @expiresAt);
            update bookings.bookings set version = version + 1 where id = @BookingId returning version
            """, new
        {
            id,
            transaction.TenantId,
            BookingId = booking.Id,
            proposed.ResourceId,
            proposed.StartsAt,
            proposed.EndsAt,
            proposed.Total,
            proposed.Currency,
            act.Actor,
            transaction.Now,
            expiresAt,
        });
        await transaction.Publish(
            new BookingTimeProposed(
                booking.Id, booking.Status, id, proposed.ResourceName, proposed.StartsAt, proposed.EndsAt,
                proposed.In(proposed.Total), expiresAt), version);
        await transaction.Audit("booking.time-proposed", booking.Id, act.Actor, new { proposalId = id });
        var answer = await BookingView.Answer(transaction, booking.Id);
        return answer with { Status = 201, Location = $"/api/bookings/{booking.Id}" };
    }
}
