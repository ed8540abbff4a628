using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>Throws the draft away, with all that was typed. Hold and booking stay what they are.</summary>
public static class DeleteDraft
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/api/booking-drafts/{id:guid}", Handle)
        .WithName(nameof(DeleteDraft)).WithTags("Drafts").RequireAuthorization(Policies.Anyone)
        .Produces(204).ProducesProblem(404);

    public static Task<IResult> Handle(
        Guid id, HttpContext http, [FromKeyedServices(BookingsModule.Schema)] Database database, DraftAccess access,
        Requests requests) =>
        requests.Once(http, database, async transaction =>
        {
            if (await access.Lock(id, http, transaction) is null) return Problem.NotFound;
            await EndDrafts.Delete([id], transaction);
            return Answer.NoContent();
        });
}
