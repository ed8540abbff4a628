using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Identity;

/// <summary>Erases the account that asks, and everything personal that any module keeps of it. There is no way back.</summary>
public static class EraseMe
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/api/me", Handle).WithName(nameof(EraseMe)).WithTags("Accounts")
            .RequireAuthorization(Policies.SignedIn)
            .Produces(204).ProducesProblem(401);

    public static Task<IResult> Handle(
        [FromKeyedServices(IdentityModule.Key)] Database database, HttpContext http, Caller caller, Requests requests) =>
        requests.Once(http, database, async transaction =>
        {
            var email = await transaction.QueryFirst<string>(
                "select email from identity.users where id = @UserId and active for update", new { caller.UserId });
            if (email is null) return Problem.Unauthenticated;
            await Erasure.Publish(transaction, caller.UserId, email, caller.Actor);
            return Answer.NoContent();
        });
}
