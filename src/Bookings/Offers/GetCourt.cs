using System.Text.Json;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Bookings;

/// <summary>A court as customers see it: what it is, where, when it is open, what is sold on it.</summary>
public static class GetCourt
{
    private const int DurationsMax = 48;

    public sealed record Response(
        Guid Id, string Kind, string Name, string? FieldType, BookingView.Named Provider, SearchCourts.Point Location,
        string Address, string TimeZone, Money BasePrice, int Units, IReadOnlyDictionary<string, JsonElement> Attributes,
        IReadOnlyList<WeeklyWindow> AvailabilityWindows, IReadOnlyList<DateOverride> Exceptions,
        IReadOnlyList<Service> Services, string? Description);

    /// <param name="DurationMinutes">The shortest and usual one.</param>
    /// <param name="Durations">All that can be booked, up to a number that still can be listed.</param>
    /// <param name="PriceTiers">What the usual duration costs when; cheapest first.</param>
    /// <param name="RefundSegments">What comes back for cancelling, by the time left; in order, the last one up to the start.</param>
    public sealed record Service(
        Guid Id, string Name, string Description, string? Category, string PriceType, Money? Price, int DurationMinutes,
        int DurationMinutesMax, int GridMinutes, int NoticeMinutes, int HorizonDays, bool RequiresApproval,
        string PaymentPolicy, IReadOnlyList<CancellationTier> CancellationTiers, int DurationStepMinutes,
        IReadOnlyList<int> Durations, IReadOnlyList<PriceTier> PriceTiers, IReadOnlyList<RefundSegment> RefundSegments);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/courts/{id:guid}", Handle)
        .WithName(nameof(GetCourt)).WithTags("Search").RequireAuthorization(Policies.Anyone)
        .Produces<Response>().ProducesProblem(404);

    public static async Task<IResult> Handle(
        Guid id, Tenant tenant, Offers offers, CancellationToken cancellation) =>
        await offers.Load(tenant.Id, id, cancellation) is { } offer
            ? Results.Ok(View(offer))
            : ClaimSlot.ResourceUnknown.ToHttp();

    private static Response View(Offer offer)
    {
        var resource = offer.Resource;
        return new Response(
            resource.ResourceId, resource.Kind, resource.Name, resource.FieldType,
            new BookingView.Named(offer.Provider.Id, offer.Provider.Name),
            new SearchCourts.Point(resource.Latitude, resource.Longitude), resource.Address, resource.TimeZone,
            resource.BasePrice, resource.Units, resource.Attributes, resource.Windows, resource.Exceptions,
            [.. offer.Services.Select(s => View(offer, s))], resource.Description);
    }

    private static Service View(Offer offer, ServiceChanged service) => new(
        service.ServiceId, service.Name, service.Description, service.Category, service.PriceType, service.Price,
        service.DurationMinutes, service.DurationMinutesMax, service.GridMinutes, service.NoticeMinutes, service.HorizonDays,
        service.RequiresApproval, service.PaymentPolicy, service.CancellationTiers, service.GridMinutes,
        Durations(service), PriceTier.Of(offer, service), CancellationPolicy.Segments(service.CancellationTiers));

    private static int[] Durations(ServiceChanged service)
    {
        var steps = (service.DurationMinutesMax - service.DurationMinutes) / service.GridMinutes;
        return [.. Enumerable.Range(0, Math.Min(steps + 1, DurationsMax))
            .Select(n => service.DurationMinutes + (n * service.GridMinutes))];
    }
}
