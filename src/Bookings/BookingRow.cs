using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>A booking as it is read: its own row and the names of what was booked.</summary>
internal sealed record BookingRow(
    Guid Id, int Version, string Status, string Code, Guid ResourceId, string ResourceName, Guid ServiceId, string? ServiceName,
    Guid ProviderId, string ProviderName, Guid? ProviderOwnerId, string Address, Guid? UserId, int TokenEpoch, int Units,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset ClaimStartsAt, DateTimeOffset ClaimEndsAt, string TimeZone,
    long Total, long Fee, string Currency, string PaymentPolicy, string Tiers, string? Notes, Guid? PaymentId,
    string PaymentStatus, int PaymentVersion, long Captured, long Refunded, DateTimeOffset? ExpiresAt,
    DateTimeOffset CreatedAt, int? RefundPercent, bool RequiresApproval,
    int? PartySize)
{
    public IReadOnlyList<CancellationTier> CancellationTiers() => Json.Read<List<CancellationTier>>(Tiers);

    /// <summary>What finds the claims of the booking, as parameters.</summary>
    public object Claims() => new { Id, ResourceId, ClaimStartsAt };

    public Money In(long amount) => new(amount, Currency);

    /// <summary>Followed by a condition on <c>b</c>.</summary>
    public const string Select = """
        select b.id, b.version, b.status, b.code, b.resource_id, r.name as resource_name, b.service_id,
            s.document ->> 'name' as service_name, b.provider_id, p.name as provider_name,
            p.owner_user_id as provider_owner_id, r.address, b.user_id, b.token_epoch, b.units, b.starts_at, b.ends_at,
            b.claim_starts_at, b.claim_ends_at, b.time_zone, b.total, b.fee, b.currency, b.payment_policy,
            b.cancellation_tiers::text as tiers, b.notes, b.payment_id, b.payment_status, b.payment_version, b.captured,
            b.refunded, b.expires_at, b.created_at, b.refund_percent, b.requires_approval, b.party_size
        from bookings.bookings b
        join bookings.resources r on r.id = b.resource_id
        join bookings.providers p on p.id = b.provider_id
        left join bookings.services s on s.id = b.service_id

        """;
}
