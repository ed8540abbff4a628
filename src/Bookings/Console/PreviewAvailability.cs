using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;

namespace Holdfast.Bookings;

/// <summary>
/// The slots that customers would see if these rules were saved, with the states that today's bookings give them. Nothing
/// is written: what the body does not name is as it is.
/// </summary>
public static class PreviewAvailability
{
    private const int DaysMax = 7;
    private const long PriceMax = 1_000_000_000;

    public sealed record Request(
        string? StartDate, string? EndDate = null, Guid? ServiceId = null, Money? BasePrice = null,
        IReadOnlyList<WindowBody?>? Windows = null, IReadOnlyList<ExceptionBody?>? Exceptions = null, Terms? Service = null);

    /// <summary>Rules of the service; null is as it is.</summary>
    public sealed record Terms(
        string? PriceType = null, Money? Price = null, int? DurationMinutes = null, int? DurationMinutesMax = null,
        int? GridMinutes = null, int? BufferBeforeMinutes = null, int? BufferAfterMinutes = null, int? NoticeMinutes = null,
        int? HorizonDays = null);

    private static readonly Problem RangeTooLong = new("range-too-long", 400, $"Ask for at most {DaysMax} days.");

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in new[] { "courts", "resources" })
            routes.MapPost($"/api/{kind}/{{id:guid}}/availability/preview", Handle)
                .WithName($"{nameof(PreviewAvailability)}:{kind}").WithTags("Console").RequireAuthorization(Policies.Provider)
                .Produces<GetAvailability.Response>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
    }

    public static async Task<IResult> Handle(
        Guid id, Request request, Tenant tenant, Caller caller, Offers offers, Availability availability, TimeProvider clock,
        CancellationToken cancellation)
    {
        var check = new Check();
        var first = GetAvailability.Date(request.StartDate, "startDate", check);
        var last = request.EndDate is null ? first.AddDays(DaysMax - 1) : GetAvailability.Date(request.EndDate, "endDate", check);
        check.That(last >= first, "endDate", "Not before startDate.");
        if (check.Failed) return check.Problem.ToHttp();
        if (last.DayNumber - first.DayNumber >= DaysMax) return RangeTooLong.ToHttp();
        if (await offers.Load(tenant.Id, id, cancellation) is not { } saved || !May(caller, saved))
            return ClaimSlot.ResourceUnknown.ToHttp();
        if (saved.Service(request.ServiceId) is not { } service)
            return (request.ServiceId is null ? ClaimSlot.ServiceRequired : ClaimSlot.ServiceUnknown).ToHttp();
        var (offer, changed) = With(saved, service, request, check);
        if (check.Failed) return check.Problem.ToHttp();
        var zone = offer.OpenTime.TimeZone;
        var views = await availability.Of(
            offer, changed, LocalDate.FromDateOnly(first), LocalDate.FromDateOnly(last), clock.GetUtcNow(), cancellation);
        return Results.Ok(new GetAvailability.Response(
            id, zone.Id, [.. views.Select(view => SlotView.Of(view, zone, tenant.GuestFeeBasisPoints))]));
    }

    private static bool May(Caller caller, Offer offer) => caller.Is(Roles.Admin)
        || (caller.UserId is not null && caller.UserId == offer.Provider.OwnerUserId);

    private static (Offer Offer, ServiceChanged Service) With(
        Offer saved, ServiceChanged service, Request request, Check check)
    {
        var windows = request.Windows is null ? saved.Resource.Windows : check.Windows(request.Windows);
        var exceptions = request.Exceptions is null ? saved.Resource.Exceptions : check.Exceptions(request.Exceptions);
        var changed = With(service, request.Service ?? new Terms(), saved.Provider.Currency, check);
        Price(request.BasePrice, "basePrice", saved.Provider.Currency, check);
        var resource = saved.Resource with
        {
            Windows = windows,
            Exceptions = exceptions,
            BasePrice = request.BasePrice ?? saved.Resource.BasePrice,
        };
        return (new Offer(saved.Stamp, saved.TenantId, resource, saved.Provider, saved.Services), changed);
    }

    private static ServiceChanged With(ServiceChanged service, Terms terms, string currency, Check check)
    {
        var type = terms.PriceType ?? service.PriceType;
        check.That(type is "fixed" or "hourly" or "custom", "service.priceType", "One of fixed, hourly, custom.");
        check.That(type != "fixed" || (terms.Price ?? service.Price) is not null, "service.price", "A fixed price is needed.");
        Price(terms.Price, "service.price", currency, check);
        var changed = service with
        {
            PriceType = type,
            Price = terms.Price ?? service.Price,
            DurationMinutes = terms.DurationMinutes ?? service.DurationMinutes,
            DurationMinutesMax = terms.DurationMinutesMax ?? terms.DurationMinutes ?? service.DurationMinutesMax,
            GridMinutes = terms.GridMinutes ?? service.GridMinutes,
            BufferBeforeMinutes = terms.BufferBeforeMinutes ?? service.BufferBeforeMinutes,
            BufferAfterMinutes = terms.BufferAfterMinutes ?? service.BufferAfterMinutes,
            NoticeMinutes = terms.NoticeMinutes ?? service.NoticeMinutes,
            HorizonDays = terms.HorizonDays ?? service.HorizonDays,
        };
        new ServiceTimes(
            changed.DurationMinutes, changed.DurationMinutesMax, changed.GridMinutes, changed.BufferBeforeMinutes,
            changed.BufferAfterMinutes, changed.NoticeMinutes, changed.HorizonDays).Verify(check, "service.");
        return changed;
    }

    private static void Price(Money? price, string field, string currency, Check check)
    {
        if (price is not { } money) return;
        check.That(money.Amount is >= 0 and <= PriceMax, field + ".amount", $"Between 0 and {PriceMax}, in minor units.")
            .That(money.Currency == currency, field + ".currency", $"The provider's currency is {currency}.");
    }
}
