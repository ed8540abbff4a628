using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Holdfast.Bookings;

/// <summary>Offered slots and whether each is free, held or booked: rules from memory, busy times in one range query.</summary>
public sealed class Availability(
    [FromKeyedServices(BookingsModule.Schema)] Database database, Offers offers, Answers answers)
{
    public const string Free = "free";
    public const string Held = "held";
    public const string Booked = "booked";
    private const int AlternativesMax = 5;
    private const int AlternativeDays = 3;
    private static readonly Duration Reach = Duration.FromDays(2);

    /// <summary>A slot and its state.</summary>
    public sealed record View(Slot Slot, string State);

    public sealed record Answered(IReadOnlyList<View> Views, Problem? Refusal);

    /// <summary>For showing: up to five seconds old, see <see cref="Answers"/>.</summary>
    public async ValueTask<Answered> Glance(
        Guid tenantId, Guid resourceId, Question question, DateTimeOffset now, CancellationToken cancellation)
    {
        var shelf = answers.Of(tenantId, resourceId);
        if (shelf.Find(question, now) is { } known) return known;
        var read = await Read(tenantId, resourceId, question, now, cancellation);
        if (read.Refusal is null) shelf.Put(question, read, now);
        return read;
    }

    /// <summary>What the claims make of a period, whether it is offered or not.</summary>
    public async Task<string> State(
        Offer offer, ServiceChanged service, DateTimeOffset start, DateTimeOffset end, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var (_, busy) = await Claims(
            offer.TenantId, offer.Resource.ResourceId, start - BusyPlace.Buffers, end + BusyPlace.Buffers, now, cancellation);
        return busy.State(offer, service, start, end);
    }

    /// <summary>
    /// Slots that start on these dates of the question's zone. Rules from memory are used only if their stamp is the
    /// database's; the busy times come with that stamp in one round trip.
    /// </summary>
    public async Task<Answered> Read(
        Guid tenantId, Guid resourceId, Question question, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await offers.Find(tenantId, resourceId, cancellation) is not { } offer) return Refuse(ClaimSlot.ResourceUnknown);
        var from = question.First.AtStartOfDayInZone(question.Zone).ToInstant().Minus(Reach).ToDateTimeOffset();
        var to = question.Last.PlusDays(1).AtStartOfDayInZone(question.Zone).ToInstant().Plus(Reach).ToDateTimeOffset();
        var (stamp, busy) = await Claims(tenantId, resourceId, from, to, now, cancellation);
        if (stamp != offer.Stamp) offer = await offers.Load(tenantId, resourceId, cancellation);
        if (offer is null) return Refuse(ClaimSlot.ResourceUnknown);
        if (offer.Service(question.ServiceId) is not { } service)
            return question.ServiceId is not null ? Refuse(ClaimSlot.ServiceUnknown)
                : offer.Services.Count > 1 ? Refuse(ClaimSlot.ServiceRequired) : new Answered([], null);
        var minutes = question.DurationMinutes ?? service.DurationMinutes;
        if (service.PriceType == "custom" || !Offer.AllowsDuration(service, minutes)) return new Answered([], null);
        var slots = offer.Slots(service, minutes, question.First, question.Last, question.Zone, now);
        return new Answered([.. slots.Select(slot => new View(slot, busy.State(offer, service, slot)))], null);
    }

    /// <summary>The slots of an offer that need not be the saved one, with the states that the saved claims give them.</summary>
    public async Task<IReadOnlyList<View>> Of(
        Offer offer, ServiceChanged service, LocalDate first, LocalDate last, DateTimeOffset now, CancellationToken cancellation)
    {
        if (service.PriceType == "custom") return [];
        var zone = offer.OpenTime.TimeZone;
        var from = first.AtStartOfDayInZone(zone).ToInstant().Minus(Reach).ToDateTimeOffset();
        var to = last.PlusDays(1).AtStartOfDayInZone(zone).ToInstant().Plus(Reach).ToDateTimeOffset();
        var (_, busy) = await Claims(offer.TenantId, offer.Resource.ResourceId, from, to, now, cancellation);
        return [.. offer.Slots(service, service.DurationMinutes, first, last, zone, now)
            .Select(slot => new View(slot, busy.State(offer, service, slot)))];
    }

    private static Answered Refuse(Problem problem) => new([], problem);

    public sealed record Question(LocalDate First, LocalDate Last, DateTimeZone Zone, Guid? ServiceId, int? DurationMinutes);

    /// <summary>Free slots of the same length near a lost one, nearest first.</summary>
    public async Task<IReadOnlyList<Alternative>> Alternatives(
        Offer offer, ServiceChanged service, DateTimeOffset start, DateTimeOffset end, int feeBasisPoints, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var zone = offer.OpenTime.TimeZone;
        var day = offer.OpenTime.DateOf(start);
        var read = await Read(
            offer.TenantId, offer.Resource.ResourceId,
            new Question(day.PlusDays(-1), day.PlusDays(AlternativeDays), zone, service.ServiceId, (int)(end - start).TotalMinutes),
            now, cancellation);
        return [.. read.Views.Where(v => v.State == Free && v.Slot.Start != start).Select(v => v.Slot)
            .OrderBy(slot => (slot.Start - start).Duration()).ThenBy(slot => slot.Start).Take(AlternativesMax)
            .Select(slot => Alternative.Of(slot, zone, feeBasisPoints))];
    }

    private async Task<(long Stamp, Busy Busy)> Claims(
        Guid tenantId, Guid resourceId, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now,
        CancellationToken cancellation) =>
        await database.Read(tenantId, """
            select stamp from bookings.resources where id = @resourceId;
            select unit_no, starts_at, ends_at, kind from bookings.allocations
            where resource_id = @resourceId and ends_at > @from and starts_at > @from - interval '1 day' and starts_at < @to
                and (kind = 2 or expires_at > @now)
            union all
            select unit_no, starts_at, ends_at, kind from bookings.allocations
            where resource_id = @resourceId and ends_at > @from and ends_at - starts_at > interval '1 day'
                and starts_at <= @from - interval '1 day' and (kind = 2 or expires_at > @now)
            """, new { resourceId, from, to, now }, async grid =>
        {
            var stamp = await grid.ReadFirstOrDefaultAsync<long>();
            return (stamp, new Busy([.. await grid.ReadAsync<Busy.Row>()]));
        }, cancellation);
}
