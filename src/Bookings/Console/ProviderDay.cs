using Holdfast.Kernel;
using NodaTime;

namespace Holdfast.Bookings;

/// <summary>A place on one day: how long it is open, and how much of that is sold.</summary>
/// <param name="OpenMinutes">Of one unit.</param>
/// <param name="BookedMinutes">Of all units together; what was cancelled or never paid does not count.</param>
/// <param name="Load">0 to 1, of all units.</param>
public sealed record CourtDay(
    Guid Id, string Name, string Kind, string? FieldType, BookingView.Named Provider, string TimeZone, int Units,
    long OpenMinutes, long BookedMinutes, int Bookings, double Load)
{
    internal static CourtDay Of(Offer offer, LocalDate date, IEnumerable<DayBooking> bookings)
    {
        var own = bookings.Where(b => b.ResourceId == offer.Resource.ResourceId && b.Counts).ToList();
        var open = offer.OpenTime.Windows(date, date).Sum(window => window.To - window.From);
        var booked = own.Sum(b => (long)(b.End - b.Start).TotalMinutes * b.Units);
        var whole = open * offer.Resource.Units;
        return new CourtDay(
            offer.Resource.ResourceId, offer.Resource.Name, offer.Resource.Kind, offer.Resource.FieldType,
            new BookingView.Named(offer.Provider.Id, offer.Provider.Name), offer.Resource.TimeZone, offer.Resource.Units,
            open, booked, own.Count, whole == 0 ? 0 : Math.Round(Math.Min(1, (double)booked / whole), 3));
    }
}

/// <summary>A booking as those who run the place need it: when, who, and how the money stands.</summary>
/// <param name="LocalStart">Wall time at the place.</param>
/// <param name="PartySize">How many people come; null where nobody said.</param>
/// <param name="IsAsked">It waits for a yes or no; at ExpiresAt it ends by itself.</param>
public sealed record DayBooking(
    Guid Id, int Version, [property: BookingStatus] string Status, string ConfirmationCode, Guid ResourceId,
    string ResourceName, string? ServiceName, DateTimeOffset Start, DateTimeOffset End, string LocalStart, string LocalEnd,
    string TimeZone, int Units, DayBooking.Person Customer, string Notes, bool RequiresApproval, DateTimeOffset? ExpiresAt,
    string? CancelledBy, DayBooking.Sums Money, int? PartySize, bool IsAsked)
{
    /// <param name="Name">Empty once the person was erased.</param>
    public sealed record Person(string Name, string? Email, string? Phone, bool HasAccount);

    public sealed record Sums(string State, Money Total, Money Captured, Money Refunded, string Policy);

    /// <summary>Whether it takes up the place, or did.</summary>
    internal bool Counts => Status is BookingStates.Pending or BookingStates.Confirmed or BookingStates.InProgress
        or BookingStates.Completed or BookingStates.NoShow;

    /// <summary>For conditions on the booking <c>b</c>.</summary>
    internal const string Select = $"""

        select b.id, b.version, b.status, b.code, b.resource_id, r.name as resource_name,
            s.document ->> 'name' as service_name, b.starts_at, b.ends_at, b.time_zone, b.units, b.user_id, c.first_name,
            c.last_name, u.display_name, coalesce(c.email, u.email) as email, c.phone, b.notes, b.requires_approval,
            b.expires_at, b.cancelled_by, b.payment_status, b.total, b.captured, b.refunded, b.currency, b.payment_policy,
            b.party_size, ({ApprovalRules.IsAskedSql}) as is_asked
        from bookings.bookings b
        join bookings.resources r on r.id = b.resource_id
        left join bookings.services s on s.id = b.service_id
        left join bookings.booking_contacts c on c.booking_id = b.id
        left join bookings.users u on u.id = b.user_id

        """;

    internal sealed record Row(
        Guid Id, int Version, string Status, string Code, Guid ResourceId, string ResourceName, string? ServiceName,
        DateTimeOffset StartsAt, DateTimeOffset EndsAt, string TimeZone, int Units, Guid? UserId, string? FirstName,
        string? LastName, string? DisplayName, string? Email, string? Phone, string? Notes, bool RequiresApproval,
        DateTimeOffset? ExpiresAt, string? CancelledBy, string PaymentStatus, long Total, long Captured, long Refunded,
        string Currency, string PaymentPolicy, int? PartySize, bool IsAsked)
    {
        public DayBooking View()
        {
            var zone = OpenTime.Zone(TimeZone) ?? DateTimeZone.Utc;
            var name = $"{FirstName} {LastName}".Trim() is { Length: > 0 } typed ? typed : DisplayName ?? "";
            Money In(long amount) => new(amount, Currency);
            return new DayBooking(
                Id, Version, Status, Code, ResourceId, ResourceName, ServiceName, StartsAt, EndsAt,
                SlotView.Wall(StartsAt, zone), SlotView.Wall(EndsAt, zone), TimeZone, Units,
                new Person(name, Email, Phone, UserId is not null), Notes ?? "", RequiresApproval, ExpiresAt, CancelledBy,
                new Sums(PaymentStatus, In(Total), In(Captured), In(Refunded), PaymentPolicy), PartySize,
                IsAsked);
        }
    }
}
