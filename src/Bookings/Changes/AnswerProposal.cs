using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// The customer's yes or no to the time that the provider proposed. Yes is a change of the provider's wish: it is never too late
/// for it, never costs more, and the time is the one that was promised. No leaves the booking as it is.
/// </summary>
public static class AnswerProposal
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/bookings/{id:guid}/proposals/{proposalId:guid}/accept", Accept)
            .WithName("AcceptProposal").WithTags("Bookings").RequireAuthorization(Policies.Anyone)
            .Produces<BookingView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .ProducesProblem(412).ProducesProblem(422);
        routes.MapPost("/api/bookings/{id:guid}/proposals/{proposalId:guid}/decline", Decline)
            .WithName("DeclineProposal").WithTags("Bookings").RequireAuthorization(Policies.Anyone)
            .Produces<BookingView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    public static async Task<IResult> Accept(
        Guid id, Guid proposalId, HttpContext http, Tenant tenant, ChangeAct act,
        [FromKeyedServices(BookingsModule.Schema)] Database database, TimeProvider clock, Requests requests)
    {
        var (_, relation) = await act.Find(id, http);
        if (relation == Relation.None) return BookingAccess.Refusal(http).ToHttp();
        var proposal = await database.QueryFirst<Proposals.Row>(
            tenant.Id, Proposals.Select, new { id, proposalId }, http.RequestAborted);
        if (proposal is null) return Proposals.Unknown.ToHttp();
        if (!proposal.IsOpen(clock.GetUtcNow())) return await requests.Earlier(http, database) ?? (IResult)Proposals.Over.ToHttp();
        var wanted = new PlanChange.Wanted(proposal.StartsAt, proposal.EndsAt, null, proposal.ResourceId, null, null);
        var kind = new ChangeAct.Kind(
            wanted, OfCustomer, _ => false, (transaction, plan, by) => Take(transaction, proposal, plan, by))
        {
            PromisedAt = proposal.CreatedAt,
        };
        return await act.Do(id, kind, new Check(), http);
    }

    private static async Task<Answer> Take(
        TenantTransaction transaction, Proposals.Row proposal, PlanChange.Planned plan, MoveBooking.Act act)
    {
        var current = await transaction.QueryFirst<Proposals.Row>(
            Proposals.Select, new { id = plan.Booking.Id, proposalId = proposal.Id });
        if (current?.IsOpen(transaction.Now) != true) return Proposals.Over;
        await Proposals.End(transaction, plan.Booking.Id, Proposals.Accepted);
        // The price that was told, should the terms have changed since.
        return await MoveBooking.Apply(transaction, plan.AtMost(proposal.Total), act) is null
            ? ClaimSlot.Taken
            : await BookingView.Answer(transaction, plan.Booking.Id);
    }

    public static async Task<IResult> Decline(
        Guid id, Guid proposalId, HttpContext http, [FromKeyedServices(BookingsModule.Schema)] Database database,
        GuestTokens tokens, Requests requests) =>
        await requests.Once(http, database, async transaction =>
        {
            var booking = await StateChange.Lock(transaction, id);
            var relation = booking is null ? Relation.None : BookingAccess.Of(booking, http, tokens);
            if (booking is null || relation == Relation.None) return BookingAccess.Refusal(http);
            if (OfCustomer(relation) is { } refusal) return refusal;
            var proposal = await transaction.QueryFirst<Proposals.Row>(Proposals.Select, new { id, proposalId });
            if (proposal is null) return Proposals.Unknown;
            if (!proposal.IsOpen(transaction.Now)) return Proposals.Over;
            await Proposals.End(transaction, id, Proposals.Declined);
            var version = await transaction.QueryFirst<int>(
                "update bookings.bookings set version = version + 1 where id = @id returning version", new { id });
            await transaction.Publish(new BookingTimeDeclined(id, booking.Status, proposalId), version);
            await transaction.Audit("booking.time-declined", id, Caller.Of(http).Actor, new { proposalId });
            return await BookingView.Answer(transaction, id);
        });

    private static Problem? OfCustomer(Relation relation) => relation == Relation.Customer ? null : Problem.Forbidden;
}
