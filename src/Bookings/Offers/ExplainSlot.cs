using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Bookings;

/// <summary>
/// Why customers are not offered a time, or that they are, for the provider's own people: every reason there is, by the rules
/// that cut the slots and the claims that the database has now.
/// </summary>
public static class ExplainSlot
{
    public sealed record Response(bool Offered, IReadOnlyList<Reason> Reasons);

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in new[] { "courts", "resources" })
            routes.MapGet($"/api/{kind}/{{id:guid}}/availability/explain", Handle)
                .WithName($"{nameof(ExplainSlot)}:{kind}").WithTags("Search").RequireAuthorization(Policies.Provider)
                .Produces<Response>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
    }

    public static async Task<IResult> Handle(
        Guid id, string? start, int? durationMinutes, Guid? serviceId, Tenant tenant, Caller caller, Offers offers,
        Availability availability, TimeProvider clock, CancellationToken cancellation)
    {
        var check = new Check()
            .That(Kernel.Instant.TryParse(start, out var from), "start", "An instant such as 2026-12-01T17:00:00Z.")
            .That(durationMinutes is null or (>= 1 and <= 44_640), "durationMinutes", "Between 1 and 44640.");
        if (check.Failed) return check.Problem.ToHttp();
        if (await offers.Load(tenant.Id, id, cancellation) is not { } offer) return ClaimSlot.ResourceUnknown.ToHttp();
        if (!caller.Is(Roles.Admin) && caller.UserId != offer.Provider.OwnerUserId) return Problem.Forbidden.ToHttp();
        if (offer.Service(serviceId) is not { } service)
            return (serviceId is null && offer.Services.Count > 1 ? ClaimSlot.ServiceRequired : ClaimSlot.ServiceUnknown).ToHttp();
        var now = clock.GetUtcNow();
        var minutes = durationMinutes ?? service.DurationMinutes;
        var reasons = offer.WhyNot(service, from, minutes, now).ToList();
        switch (await availability.State(offer, service, from, from.AddMinutes(minutes), now, cancellation))
        {
            case Availability.Held:
                reasons.Add(new Reason("held", "Somebody is about to book it; a hold ends by itself within minutes."));
                break;
            case Availability.Booked:
                reasons.Add(new Reason("booked", offer.Resource.Units == 1
                    ? "It is booked, or a booking's time before or after reaches into it."
                    : $"All {offer.Resource.Units} are booked then."));
                break;
        }
        return Results.Ok(new Response(reasons.Count == 0, reasons));
    }
}
