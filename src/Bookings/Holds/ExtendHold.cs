using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Bookings;

/// <summary>Five minutes more, once, while the hold lives.</summary>
public static class ExtendHold
{
    private static readonly TimeSpan More = TimeSpan.FromMinutes(5);

    public sealed record Response(
        Guid Id, Guid ResourceId, DateTimeOffset Start, DateTimeOffset End, Money Price, DateTimeOffset ExpiresAt);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/holds/{id:guid}/extend", Handle)
        .WithName(nameof(ExtendHold)).WithTags("Holds").RequireAuthorization(Policies.Anyone)
        .Produces<Response>().ProducesProblem(404).ProducesProblem(409);

    public static Task<IResult> Handle(Guid id, HttpContext http, HeldSlot held) => held.Act(id, http, Extend);

    private static async Task<Answer> Extend(HoldRow hold, TenantTransaction transaction)
    {
        if (hold.ReleasedAt is not null || hold.ExpiresAt <= transaction.Now) return HoldProblems.Expired;
        if (hold.Extended) return HoldProblems.ExtendedAlready;
        var expiresAt = hold.ExpiresAt + More;
        var kept = await transaction.Execute("""
            update bookings.allocations set expires_at = @expiresAt
            where resource_id = @ResourceId and starts_at = @ClaimStartsAt and hold_id = @Id and kind = 1
            """, new { expiresAt, hold.ResourceId, hold.ClaimStartsAt, hold.Id });
        if (kept < hold.Units) return HoldProblems.Expired;
        await transaction.Execute(
            "update bookings.holds set expires_at = @expiresAt, extended = true where id = @Id", new { expiresAt, hold.Id });
        await TellSlot.Publish(
            transaction, hold.ResourceId, hold.ProviderId, new Claim(hold.ClaimStartsAt, hold.ClaimEndsAt));
        return Answer.Ok(new Response(
            hold.Id, hold.ResourceId, hold.StartsAt, hold.EndsAt, new Money(hold.Price, hold.Currency), expiresAt));
    }
}
