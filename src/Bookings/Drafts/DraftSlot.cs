using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>The time a draft is about, at the price it was last offered or held at.</summary>
internal sealed record DraftSlot(
    Guid? HoldId, Guid ResourceId, Guid ServiceId, int Units, DateTimeOffset Start, DateTimeOffset End, long Price,
    string Currency)
{
    public static DraftSlot Of(HoldRow hold) => new(
        hold.Id, hold.ResourceId, hold.ServiceId, hold.Units, hold.StartsAt, hold.EndsAt, hold.Price, hold.Currency);

    /// <summary>The slot that is named without a hold; nothing when the hold says it, or neither is named.</summary>
    public static async Task<(DraftSlot? Slot, Problem? Refusal)> Of(
        DraftBody body, Guid tenantId, ClaimSlot claims, DateTimeOffset now, CancellationToken cancellation)
    {
        if (body.Hold is not null || body.Slot is not { } slot) return (null, null);
        var (chosen, refusal) = await claims.Choose(tenantId, slot.Wanted(), reload: false, now, cancellation);
        if (chosen is null) return (null, refusal);
        return (new DraftSlot(
            null, slot.ResourceId, chosen.Service.ServiceId, chosen.Units, chosen.Slot.Start, chosen.Slot.End,
            chosen.Total.Amount, chosen.Total.Currency), null);
    }
}
