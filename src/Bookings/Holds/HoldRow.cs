namespace Holdfast.Bookings;

/// <summary>A hold as its holder's requests find it.</summary>
internal sealed record HoldRow(
    Guid Id, Guid ResourceId, Guid ProviderId, Guid ServiceId, int Units, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    DateTimeOffset ClaimStartsAt, DateTimeOffset ClaimEndsAt, long Price, string Currency, DateTimeOffset ExpiresAt,
    bool Extended, DateTimeOffset? ReleasedAt, Guid? BookingId, long Stamp)
{
    /// <summary>Takes <c>@holdId</c>.</summary>
    public const string Select = """
        select h.id, h.resource_id, r.provider_id, h.service_id, h.units, h.starts_at, h.ends_at, h.claim_starts_at,
            h.claim_ends_at, h.price, h.currency, h.expires_at, h.extended, h.released_at, h.booking_id, r.stamp
        from bookings.holds h join bookings.resources r on r.id = h.resource_id where h.id = @holdId
        """;
}
