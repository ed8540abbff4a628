using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>What holds and bookings share before they write: which slot is meant, and which units of it are free.</summary>
public sealed class ClaimSlot(
    [FromKeyedServices(BookingsModule.Schema)] Database database, Offers offers, Availability availability)
{
    /// <summary>Seconds after its end during which a hold still protects its holder.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    public const int UnitsMax = 50;

    public static readonly Problem ResourceUnknown =
        new("resource-unknown", 404, "There is no such place, or it is not open for booking yet.") { RetryAfter = 1 };
    public static readonly Problem ServiceRequired =
        new("service-required", 400, "Several services are sold here: name one as serviceId.");
    public static readonly Problem ServiceUnknown = new("service-unknown", 404, "This service is not sold here.");
    public static readonly Problem NotOffered =
        new("slot-not-offered", 422, "This time is not offered: closed, past, too soon, too far ahead or off the grid.");
    internal static readonly Problem Taken = new("slot-taken", 409, "Somebody else has just taken this time.");

    /// <param name="PartySize">How many people come; null where nobody said.</param>
    public sealed record Wanted(
        Guid ResourceId, DateTimeOffset Start, DateTimeOffset End, Guid? ServiceId, int Units, int? PartySize = null);

    /// <summary>A slot that is offered at this price; whether it is free only the claim itself can tell.</summary>
    public sealed record Chosen(Offer Offer, ServiceChanged Service, Slot Slot, int Units)
    {
        public Claim Claim => Offer.ClaimOf(Service, Slot.Start, Slot.End);

        /// <summary>For all units together.</summary>
        public Money Total => Slot.Price with { Amount = Slot.Price.Amount * Units };
    }

    /// <summary>From memory, unless <paramref name="reload"/> says that what is in memory was found to be old.</summary>
    public async Task<(Chosen? Chosen, Problem? Refusal)> Choose(
        Guid tenantId, Wanted wanted, bool reload, DateTimeOffset now, CancellationToken cancellation)
    {
        var offer = reload
            ? await offers.Load(tenantId, wanted.ResourceId, cancellation)
            : await offers.Find(tenantId, wanted.ResourceId, cancellation);
        if (offer is null) return (null, ResourceUnknown);
        if (offer.Service(wanted.ServiceId) is not { } service)
            return (null, wanted.ServiceId is null && offer.Services.Count > 1 ? ServiceRequired
                : wanted.ServiceId is null ? NotOffered : ServiceUnknown);
        if (wanted.Units > offer.Resource.Units)
            return (null, Problem.Invalid("units", $"There are {offer.Resource.Units} of it."));
        // What is in memory may be too old to offer a new time: look once more before refusing.
        if (service.PriceType == "custom" || offer.Find(service, wanted.Start, wanted.End, now) is not { } slot)
            return reload ? (null, NotOffered) : await Choose(tenantId, wanted, true, now, cancellation);
        if (TooMany(service, wanted.PartySize) is { } problem)
            return reload ? (null, problem) : await Choose(tenantId, wanted, true, now, cancellation);
        return (new Chosen(offer, service, slot, wanted.Units), null);
    }

    /// <summary>More people than the service is for; null where they are few enough, or nobody said how many.</summary>
    internal static Problem? TooMany(ServiceChanged service, int? partySize) => partySize > service.GroupSizeMax
        ? Problem.Invalid("partySize", $"At most {service.GroupSizeMax} people.")
        : null;

    /// <summary>
    /// The numbers to try: the only one there is without a question, else some that are free as seen now, by chance, so that
    /// rivals seldom try the same. Null when there are not enough.
    /// </summary>
    public async Task<int[]?> FreeUnits(Guid tenantId, Chosen chosen, DateTimeOffset now, CancellationToken cancellation)
    {
        if (chosen.Offer.Resource.Units == 1) return [0];
        var claim = chosen.Claim;
        var free = await database.Query<int>(tenantId, """
            select u.unit_no::int from generate_series(0, @Count - 1) u (unit_no)
            where not exists (select from bookings.allocations a
                where a.resource_id = @ResourceId and a.unit_no = u.unit_no and a.starts_at < @End and a.ends_at > @Start
                    and (a.kind = 2 or a.expires_at >= @Freed))
            order by random() limit @Units
            """, new
        {
            Count = chosen.Offer.Resource.Units,
            chosen.Offer.Resource.ResourceId,
            claim.Start,
            claim.End,
            Freed = now - Grace,
            chosen.Units,
        }, cancellation);
        return free.Count == chosen.Units ? [.. free.Order()] : null;
    }

    /// <summary>409 with what is free nearby.</summary>
    public async Task<Problem> TakenWithAlternatives(
        Chosen chosen, int feeBasisPoints, DateTimeOffset now, CancellationToken cancellation)
    {
        var slots = await availability.Alternatives(
            chosen.Offer, chosen.Service, chosen.Slot.Start, chosen.Slot.End, feeBasisPoints, now, cancellation);
        return Taken.With("alternatives", slots);
    }
}
