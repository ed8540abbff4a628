using System.Globalization;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;

namespace Holdfast.Bookings;

/// <summary>The slots of a court (or any resource) on some days, each with price and state. Closed times have no slot.</summary>
public static class GetAvailability
{
    private const int DaysMax = 31;

    public sealed record Response(Guid CourtId, string TimeZone, IReadOnlyList<SlotView> Slots);

    private static readonly Problem RangeTooLong = new("range-too-long", 400, $"Ask for at most {DaysMax} days.");

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in new[] { "courts", "resources" })
            routes.MapGet($"/api/{kind}/{{id:guid}}/availability", Handle)
                .WithName($"{nameof(GetAvailability)}:{kind}").WithTags("Search").RequireAuthorization(Policies.Anyone)
                .Produces<Response>().ProducesProblem(400).ProducesProblem(404);
    }

    public static async Task<IResult> Handle(
        Guid id, string? startDate, string? endDate, Guid? serviceId, int? durationMinutes, string? timeZone, Tenant tenant,
        Caller caller, Offers offers, Availability availability, TimeProvider clock, CancellationToken cancellation)
    {
        var check = new Check();
        var first = Date(startDate, "startDate", check);
        var last = Date(endDate, "endDate", check);
        check.That(last >= first, "endDate", "Not before startDate.");
        check.That(durationMinutes is null or (>= 1 and <= 44_640), "durationMinutes", "Between 1 and 44640.");
        var zone = timeZone is null ? null : OpenTime.Zone(timeZone);
        check.That(timeZone is null || zone is not null, "timeZone", "No IANA time zone.");
        if (check.Failed) return check.Problem.ToHttp();
        if (last.DayNumber - first.DayNumber >= DaysMax) return RangeTooLong.ToHttp();
        if (await offers.Find(tenant.Id, id, cancellation) is not { } offer) return ClaimSlot.ResourceUnknown.ToHttp();
        zone ??= offer.OpenTime.TimeZone;
        var read = await availability.Glance(tenant.Id, id, new Availability.Question(
            LocalDate.FromDateOnly(first), LocalDate.FromDateOnly(last), zone, serviceId, durationMinutes),
            clock.GetUtcNow(), cancellation);
        return read.Refusal is { } refusal
            ? refusal.ToHttp()
            : Results.Ok(new Response(id, zone.Id, [.. read.Views.Select(
                view => SlotView.Of(view, zone, tenant.FeeBasisPoints(caller.UserId)))]));
    }

    /// <summary>A local date of a sensible year; else that is put down as wrong.</summary>
    internal static DateOnly Date(string? text, string field, Check check)
    {
        var isDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 2000 and < 2200;
        check.That(isDate, field, text is null ? "This is needed." : "A date such as 2026-12-01.");
        return isDate ? date : new DateOnly(2000, 1, 1);
    }
}
