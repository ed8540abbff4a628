using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Identity;

/// <summary>
/// An admin has a person of the tenant forgotten, known by e-mail address: the account, if there is one, and all bookings
/// made as guest. 202: the other modules follow within moments.
/// </summary>
public static class ErasePerson
{
    public sealed record Request(string Email);

    public sealed record Response(Guid PersonId);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/admin/persons/erase", Handle).WithName(nameof(ErasePerson)).WithTags("Accounts")
            .RequireAuthorization(Policies.Admin)
            .Produces<Response>(202).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);

    public static async Task<IResult> Handle(
        Request request, [FromKeyedServices(IdentityModule.Key)] Database database, HttpContext http, Caller caller,
        Requests requests)
    {
        var check = new Check().Email(request.Email, "email");
        if (check.Failed) return check.Problem.ToHttp();
        return await requests.Once(http, database, async transaction =>
        {
            var account = await transaction.QueryFirst<Row>("""
                select id, roles from identity.users where lower(email) = lower(@Email) for update
                """, request);
            // Those who run the platform are above the admins of a tenant.
            if (account is not null && account.Roles.Contains(Roles.Operator) && !caller.Is(Roles.Operator))
                return Problem.Forbidden;
            var personId = await Erasure.Publish(transaction, account?.Id, request.Email, caller.Actor);
            return Answer.Accepted() with { Body = new Response(personId) };
        });
    }

    private sealed record Row(Guid Id, string[] Roles);
}
