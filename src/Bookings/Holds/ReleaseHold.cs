using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Bookings;

/// <summary>Gives a held slot back at once. Doing it twice is the same as once.</summary>
public static class ReleaseHold
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/api/holds/{id:guid}", Handle)
        .WithName(nameof(ReleaseHold)).WithTags("Holds").RequireAuthorization(Policies.Anyone)
        .Produces(204).ProducesProblem(404).ProducesProblem(409);

    public static Task<IResult> Handle(Guid id, HttpContext http, HeldSlot held) => held.Act(id, http, Release);

    private static async Task<Answer> Release(HoldRow hold, TenantTransaction transaction)
    {
        var freed = await transaction.Execute("""
            update bookings.holds set released_at = coalesce(released_at, @Now) where id = @Id;
            delete from bookings.allocations
            where resource_id = @ResourceId and starts_at = @ClaimStartsAt and hold_id = @Id and kind = 1
            """, new { transaction.Now, hold.Id, hold.ResourceId, hold.ClaimStartsAt });
        if (freed > 1) // The hold's own row and at least one claim.
            await TellSlot.Publish(
                transaction, hold.ResourceId, hold.ProviderId, new Claim(hold.ClaimStartsAt, hold.ClaimEndsAt));
        return Answer.NoContent();
    }
}
