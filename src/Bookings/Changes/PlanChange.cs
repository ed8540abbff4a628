using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>
/// What a change, its quote and a proposal share before they write: the slot that is meant, by the rules of every booking, and
/// what it costs.
/// </summary>
public sealed class PlanChange(ClaimSlot claims)
{
    /// <summary>When, where and how many; what is not named stays.</summary>
    public sealed record Wanted(
        DateTimeOffset? Start, DateTimeOffset? End, int? DurationMinutes, Guid? ResourceId, Guid? ServiceId, int? Units)
    {
        public static readonly Wanted Nothing = new(null, null, null, null, null, null);
    }

    /// <param name="Chosen">The new slot; whether it is free only the claim can tell.</param>
    internal sealed record Planned(BookingRow Booking, ClaimSlot.Chosen Chosen, long Total, long Fee)
    {
        /// <summary>The booking is so already.</summary>
        public bool IsSame => Booking.ResourceId == Chosen.Offer.Resource.ResourceId
            && Booking.ServiceId == Chosen.Service.ServiceId && Booking.Units == Chosen.Units
            && Booking.StartsAt == Chosen.Slot.Start && Booking.EndsAt == Chosen.Slot.End;

        /// <summary>The same for less, with the fee's part of it.</summary>
        public Planned AtMost(long promised) => promised >= Total ? this : this with
        {
            Total = promised,
            Fee = Money.RoundHalfUp((decimal)Fee * promised / Total),
        };

        public BookingRow After => Booking with
        {
            ResourceId = Chosen.Offer.Resource.ResourceId,
            ResourceName = Chosen.Offer.Resource.Name,
            Address = Chosen.Offer.Resource.Address,
            TimeZone = Chosen.Offer.Resource.TimeZone,
            ServiceId = Chosen.Service.ServiceId,
            ServiceName = Chosen.Service.Name,
            // The terms stay those of the contract, unless another service is bought now.
            Tiers = Chosen.Service.ServiceId == Booking.ServiceId ? Booking.Tiers : Json.Write(Chosen.Service.CancellationTiers),
            Units = Chosen.Units,
            StartsAt = Chosen.Slot.Start,
            EndsAt = Chosen.Slot.End,
            ClaimStartsAt = Chosen.Claim.Start,
            ClaimEndsAt = Chosen.Claim.End,
            Total = Total,
            Fee = Fee,
        };
    }

    /// <param name="customerAsked">The change is the customer's own wish, and the rules for those apply.</param>
    internal async Task<(Planned? Plan, Problem? Refusal)> Find(
        Tenant tenant, BookingRow booking, Wanted wanted, bool customerAsked, bool reload, DateTimeOffset now,
        CancellationToken cancellation)
    {
        if (ChangeRules.Refusal(booking, customerAsked, now) is { } refusal) return (null, refusal);
        var (chosen, problem) = await claims.Choose(tenant.Id, Slot(booking, wanted), reload, now, cancellation);
        if (chosen is null) return (null, problem);
        if (!IsExchangeable(booking, chosen)) return (null, ChangeRules.NotExchangeable);
        var percent = CancelBooking.PercentBack(booking, byCustomer: true, now);
        var total = ChangeRules.Total(new(
            booking.Total, chosen.Total.Amount, percent, customerAsked, booking.PaymentPolicy != "at_venue"));
        var planned = new Planned(
            booking, chosen, total, booking.In(total).Part(tenant.FeeBasisPoints(booking.UserId)).Amount);
        if (planned.IsSame) return (planned with { Total = booking.Total, Fee = booking.Fee }, null);
        return ChangeRules.Refusal(booking, total) is { } unaffordable ? (null, unaffordable) : (planned, null);
    }

    // Only a start: as long as before. Only a length: from the same start.
    private static ClaimSlot.Wanted Slot(BookingRow booking, Wanted wanted)
    {
        var start = wanted.Start ?? booking.StartsAt;
        var end = wanted.End
            ?? start + (wanted.DurationMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : booking.EndsAt - booking.StartsAt);
        return new ClaimSlot.Wanted(
            wanted.ResourceId ?? booking.ResourceId, start, end, wanted.ServiceId ?? booking.ServiceId,
            wanted.Units ?? booking.Units);
    }

    private static bool IsExchangeable(BookingRow booking, ClaimSlot.Chosen chosen) =>
        chosen.Offer.Provider.Id == booking.ProviderId && chosen.Total.Currency == booking.Currency
        && chosen.Service.PaymentPolicy == booking.PaymentPolicy
        && chosen.Service.RequiresApproval == booking.RequiresApproval;
}
