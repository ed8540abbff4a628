using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>A draft with what became of its hold, and the booking that was made of it, whoever made it.</summary>
internal sealed record DraftRow(
    Guid Id, int Version, Guid? UserId, string Step, Guid? HoldId, Guid ResourceId, Guid ServiceId, int Units,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, long Price, string Currency, string Email, string FirstName,
    string LastName, string Phone, string Notes, string TimeZone, string Locale, string Changed, int Mails,
    DateTimeOffset UpdatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? EndedAt, string ResourceName, string? FieldType,
    string Address, string ResourceZone, string ProviderName, string? ServiceName, DateTimeOffset? HoldExpiresAt,
    bool? HoldExtended, DateTimeOffset? HoldReleasedAt, Guid? HoldBookingId, Guid? BookingId, string? BookingStatus,
    string? BookingCode, int? BookingEpoch, long? BookingTotal, DateTimeOffset? BookingExpiresAt, Guid? PaymentId,
    string? PaymentStatus)
{
    /// <summary>Followed by a condition on <c>d</c>.</summary>
    public const string Select = """
        select d.id, d.version, d.user_id, d.step, d.hold_id, d.resource_id, d.service_id, d.units, d.starts_at, d.ends_at,
            d.price, d.currency, d.email, d.first_name, d.last_name, d.phone, d.notes, d.time_zone, d.locale,
            d.changed::text as changed, d.mails, d.updated_at, d.expires_at, d.ended_at, r.name as resource_name,
            r.field_type, r.address, r.time_zone as resource_zone, p.name as provider_name,
            s.document ->> 'name' as service_name, h.expires_at as hold_expires_at, h.extended as hold_extended,
            h.released_at as hold_released_at, h.booking_id as hold_booking_id, b.id as booking_id,
            b.status as booking_status, b.code as booking_code, b.token_epoch as booking_epoch, b.total as booking_total,
            b.expires_at as booking_expires_at, b.payment_id, b.payment_status
        from bookings.drafts d
        join bookings.resources r on r.id = d.resource_id
        join bookings.providers p on p.id = r.provider_id
        left join bookings.services s on s.id = d.service_id
        left join bookings.holds h on h.id = d.hold_id
        left join bookings.bookings b on b.id = coalesce(d.booking_id, h.booking_id)

        """;

    /// <summary>What may be changed, field by field, as texts that can be compared.</summary>
    public Dictionary<string, string> Fields() => new(StringComparer.Ordinal)
    {
        ["details.email"] = Email,
        ["details.firstName"] = FirstName,
        ["details.lastName"] = LastName,
        ["details.phone"] = Phone,
        ["details.notes"] = Notes,
        ["details.timeZone"] = TimeZone,
        ["details.locale"] = Locale,
        ["hold"] = HoldId?.ToString() ?? "",
        ["slot"] = DraftMerge.SlotText(ResourceId, ServiceId, StartsAt, EndsAt, Units),
        ["booking"] = BookingId?.ToString() ?? "",
    };

    /// <summary>For each field the version that changed it last; the first one for those that are not named.</summary>
    public Dictionary<string, int> ChangedAt() => Json.Read<Dictionary<string, int>>(Changed);
}
