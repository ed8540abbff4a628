using Holdfast.Kernel;

namespace Holdfast.Contracts;

/// <summary>
/// A booking was made. Tells all that payments, receipts and notifications need to know of it, but nobody's name.
/// </summary>
/// <param name="UserId">The customer's account; null for a guest.</param>
/// <param name="TokenEpoch">Epoch of the guest token that manages the booking.</param>
/// <param name="Total">What the customer pays, fee and tax included.</param>
/// <param name="Fee">The platform's part of the total.</param>
/// <param name="TaxBasisPoints">Tax contained in the total.</param>
/// <param name="PaymentPolicy">instant, on_approval, at_venue, deposit.</param>
/// <param name="CustomerTimeZone">IANA; as the customer told.</param>
/// <param name="ExpiresAt">Unpaid bookings end then.</param>
[Event("booking.created", "booking-events")]
public sealed record BookingCreated(
    Guid BookingId, string ConfirmationCode, Guid ResourceId, string ResourceName, Guid ServiceId, string ServiceName,
    Guid ProviderId, string ProviderName, string Address, string TimeZone, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    int Units, Guid? UserId, int TokenEpoch, Money Total, Money Fee, int TaxBasisPoints, string PaymentPolicy,
    bool RequiresApproval, IReadOnlyList<CancellationTier> CancellationTiers, string? CustomerTimeZone,
    DateTimeOffset ExpiresAt) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>Who is to be written to about a booking. Carries name and address; forgotten with booking.redacted.</summary>
/// <param name="TokenEpoch">Above zero it was passed on: who was written to before has no part in it any more.</param>
[Event("booking.contact-changed", "booking-events")]
public sealed record BookingContactChanged(
    Guid BookingId, Guid? UserId, string Email, string FirstName, string LastName, string? Phone, string Locale,
    int TokenEpoch = 0) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>All that the customer has to do is done, the money held where there is any: the provider has to say yes or no.</summary>
/// <param name="DecideBy">Without an answer the booking ends then.</param>
[Event("booking.approval-requested", "booking-events")]
public sealed record BookingApprovalRequested(Guid BookingId, DateTimeOffset DecideBy) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>The booking stands: money that was authorised for it may be captured.</summary>
[Event("booking.confirmed", "booking-events")]
public sealed record BookingConfirmed(Guid BookingId, Guid? PaymentId) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>
/// The booking ended before its time. This much of the price goes back; what was authorised and not captured yet is captured
/// for the rest alone.
/// </summary>
/// <param name="By">customer, provider, admin, system.</param>
/// <param name="Reason">payment-timeout, approval-timeout, slot-lost, details-changed, or what the one who cancelled wrote.</param>
/// <param name="RefundPercent">0 to 100 of the captured amount.</param>
/// <param name="Declined">It was a request, and the provider said no.</param>
[Event("booking.cancelled", "booking-events")]
public sealed record BookingCancelled(
    Guid BookingId, string By, string Reason, int RefundPercent, bool Declined = false) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>
/// The booking has another time, place, size or price: whole state of what can change. What it costs less than before goes back,
/// or is not taken.
/// </summary>
/// <param name="Status">Stays what it was: pending or confirmed.</param>
/// <param name="Total">What the customer pays now, fee and tax included.</param>
/// <param name="OldResourceId">Where it was before; with its times and price then.</param>
/// <param name="By">Who wanted it: customer, provider, admin.</param>
[Event("booking.changed", "booking-events")]
public sealed record BookingChanged(
    Guid BookingId, string Status, Guid ResourceId, string ResourceName, Guid ServiceId, string ServiceName, string Address,
    string TimeZone, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Units, Money Total, Money Fee, Guid OldResourceId,
    DateTimeOffset OldStartsAt, DateTimeOffset OldEndsAt, Money OldTotal, string By) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>The booking is somebody else's now. Links with an earlier epoch, and the account it had before, open it no more.</summary>
/// <param name="UserId">The new customer's account; null for a guest.</param>
/// <param name="TokenEpoch">Epoch of the guest token that manages the booking from now on.</param>
[Event("booking.transferred", "booking-events")]
public sealed record BookingTransferred(Guid BookingId, string Status, Guid? UserId, int TokenEpoch) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>The provider asks the customer to come at another time, which is held for them meanwhile.</summary>
/// <param name="Status">The booking stays what it is.</param>
/// <param name="Total">What the booking costs then: never more than now.</param>
/// <param name="ExpiresAt">Unanswered until then, the booking stays where it is.</param>
[Event("booking.time-proposed", "booking-events")]
public sealed record BookingTimeProposed(
    Guid BookingId, string Status, Guid ProposalId, string ResourceName, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    Money Total, DateTimeOffset ExpiresAt) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>The customer keeps the time they have.</summary>
[Event("booking.time-declined", "booking-events")]
public sealed record BookingTimeDeclined(Guid BookingId, string Status, Guid ProposalId) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>The customer has come: the visit runs.</summary>
[Event("booking.started", "booking-events")]
public sealed record BookingStarted(Guid BookingId) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>The visit is over. What the provider earned with it may be paid out.</summary>
[Event("booking.completed", "booking-events")]
public sealed record BookingCompleted(Guid BookingId) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>Nobody came. The money stays with the provider.</summary>
[Event("booking.no-show", "booking-events")]
public sealed record BookingMissed(Guid BookingId) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>The payment was declined and the slot let go; the customer may try again.</summary>
[Event("booking.payment-failed", "booking-events")]
public sealed record BookingPaymentFailed(Guid BookingId, string? Reason) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>The slot was taken again for another try at paying.</summary>
[Event("booking.payment-retried", "booking-events")]
public sealed record BookingPaymentRetried(Guid BookingId, DateTimeOffset ExpiresAt) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>Money came for a booking that cannot stand any more: all of it goes back, and the customer is told why.</summary>
[Event("booking.payment-rejected", "booking-events")]
public sealed record BookingPaymentRejected(Guid BookingId, Guid PaymentId, string Reason) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>All the money of a cancelled, completed or missed booking went back.</summary>
[Event("booking.refunded", "booking-events")]
public sealed record BookingRefunded(Guid BookingId) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>The personal data of an old or erased booking is to be forgotten everywhere.</summary>
[Event("booking.redacted", "booking-events", Forgets = ["booking.contact-changed"])]
public sealed record BookingRedacted(Guid BookingId) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}

/// <summary>
/// A period of a resource became free, held or booked. For live pages and caches: not a truth to decide by.
/// </summary>
/// <param name="State">free, held, booked.</param>
/// <param name="Until">Until when a hold lasts, so that pages free it by themselves.</param>
[Event("slot.changed", "booking-events")]
public sealed record SlotChanged(
    Guid ResourceId, Guid ProviderId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string State, DateTimeOffset? Until)
    : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => ResourceId;
}

/// <summary>
/// The link that opens a draft on another device goes to the address in it. Carries name and address, because nobody else
/// knows a draft; forgotten with <see cref="BookingDraftEnded"/>.
/// </summary>
[Event("booking-draft.link-requested", "booking-events")]
public sealed record BookingDraftLinkRequested(
    Guid DraftId, string Email, string FirstName, string Locale, string ResourceName, string ServiceName,
    string ProviderName, string Address, string TimeZone, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Units,
    Money Price) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => DraftId;
}

/// <summary>A draft of which a link was mailed is over: whoever keeps something of it forgets it.</summary>
[Event("booking-draft.ended", "booking-events", Forgets = ["booking-draft.link-requested"])]
public sealed record BookingDraftEnded(Guid DraftId) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => DraftId;
}

/// <summary>Somebody who knows code and address of the booking asked for its link; it goes to that address only.</summary>
[Event("booking.link-requested", "booking-events")]
public sealed record BookingLinkRequested(Guid BookingId) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => BookingId;
}
