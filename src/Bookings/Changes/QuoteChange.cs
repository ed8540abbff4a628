using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>What a change would cost or give back, before anybody commits to it. Changes nothing, and refuses what the change would.</summary>
public static class QuoteChange
{
    /// <param name="Difference">Above zero it costs more, below zero less.</param>
    /// <param name="Refund">What goes back by itself; what is paid at the venue is not here.</param>
    /// <param name="ToPay">What is to be paid for it at the venue, more than before.</param>
    /// <param name="RefundSteps">What comes back for cancelling the changed booking until when.</param>
    public sealed record Response(
        Guid ResourceId, string ResourceName, Guid ServiceId, DateTimeOffset Start, DateTimeOffset End, string LocalStart,
        string TimeZone, int Units, Money Total, Money Difference, Money Refund, Money ToPay,
        IReadOnlyList<RefundStep> RefundSteps);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/bookings/{id:guid}/change-quote", Handle)
        .WithName(nameof(QuoteChange)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
        .Produces<Response>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409)
        .ProducesProblem(422);

    public static async Task<IResult> Handle(
        Guid id, ChangeBooking.Request request, HttpContext http, Tenant tenant, ChangeAct act, PlanChange plans,
        ClaimSlot claims, [FromKeyedServices(BookingsModule.Schema)] Database database, TimeProvider clock,
        CancellationToken cancellation)
    {
        var check = ChangeBooking.Validate(request);
        if (check.Failed) return check.Problem.ToHttp();
        var now = clock.GetUtcNow();
        var (booking, relation) = await act.Find(id, http);
        if (booking is null || relation == Relation.None) return BookingAccess.Refusal(http).ToHttp();
        var (plan, refusal) = await plans.Find(
            tenant, booking, request.Wanted, relation == Relation.Customer, reload: false, now, cancellation);
        if (plan is null) return refusal!.ToHttp();
        return await IsFree(database, tenant, plan, now, cancellation)
            ? Results.Ok(View(plan))
            : (await claims.TakenWithAlternatives(
                plan.Chosen, tenant.FeeBasisPoints(booking.UserId), now, cancellation)).ToHttp();
    }

    private static Response View(PlanChange.Planned plan)
    {
        var (before, after) = (plan.Booking, plan.After);
        var (less, more) = (Math.Max(0, before.Total - after.Total), Math.Max(0, after.Total - before.Total));
        return new Response(
            after.ResourceId, after.ResourceName, after.ServiceId, after.StartsAt, after.EndsAt,
            SlotView.Wall(after.StartsAt, plan.Chosen.Offer.OpenTime.TimeZone), after.TimeZone, after.Units, after.In(after.Total),
            after.In(after.Total - before.Total), after.In(before.PaymentPolicy == "at_venue" ? 0 : less), after.In(more),
            CancellationPolicy.Steps(after.CancellationTiers(), after.StartsAt, after.In(after.Total)));
    }

    // Its own claims are no hindrance: they go when the new ones come.
    private static Task<bool> IsFree(
        Database database, Tenant tenant, PlanChange.Planned plan, DateTimeOffset now, CancellationToken cancellation) =>
        database.QueryFirst<bool>(tenant.Id, """
            select count(distinct a.unit_no) <= @Count - @Units from bookings.allocations a
            where a.resource_id = @ResourceId and a.starts_at < @End and a.ends_at > @Start
                and (a.kind = 2 or a.expires_at >= @Freed) and a.booking_id is distinct from @Id
            """, new
        {
            plan.Booking.Id,
            Count = plan.Chosen.Offer.Resource.Units,
            plan.Chosen.Units,
            plan.Chosen.Offer.Resource.ResourceId,
            plan.Chosen.Claim.Start,
            plan.Chosen.Claim.End,
            Freed = now - ClaimSlot.Grace,
        }, cancellation);
}
