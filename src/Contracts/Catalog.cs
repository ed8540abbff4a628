using System.Text.Json;
using Holdfast.Kernel;

namespace Holdfast.Contracts;

/// <summary>A provider came or changed: whole state.</summary>
/// <param name="OwnerUserId">The account that acts for the provider; null when only the tenant's admins do.</param>
/// <param name="TimeZone">IANA.</param>
/// <param name="TaxBasisPoints">Tax contained in the prices: 2100 is 21 %.</param>
[Event("provider.changed", "catalog-events")]
public sealed record ProviderChanged(
    Guid ProviderId, string Name, Guid? OwnerUserId, string TimeZone, string Currency, int TaxBasisPoints, bool Active)
    : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => ProviderId;
}

/// <summary>Resource kinds: what is taken exclusively.</summary>
public static class ResourceKinds
{
    public const string Court = "court";
    public const string Room = "room";
    public const string Person = "person";
    public const string Equipment = "equipment";
    public static readonly IReadOnlyList<string> All = [Court, Room, Person, Equipment];
}

/// <summary>A resource came or changed: whole state, with the rules of its time and the services sold on it.</summary>
/// <param name="Kind">One of <see cref="ResourceKinds"/>.</param>
/// <param name="FieldType">TENNIS, PADEL, FOOTBALL_5X5; courts only.</param>
/// <param name="Units">How many of the kind there are, numbered from 0.</param>
/// <param name="TimeZone">IANA; opening rules are in it.</param>
/// <param name="BasePrice">For an hour; a service may have a price of its own.</param>
[Event("resource.changed", "catalog-events")]
public sealed record ResourceChanged(
    Guid ResourceId, Guid ProviderId, Guid? VenueId, string Kind, string? FieldType, string Name, bool Active, int Units,
    double Latitude, double Longitude, string Address, string TimeZone, Money BasePrice,
    IReadOnlyDictionary<string, JsonElement> Attributes, IReadOnlyList<Guid> ServiceIds,
    IReadOnlyList<WeeklyWindow> Windows, IReadOnlyList<DateOverride> Exceptions, string? Description = null)
    : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => ResourceId;
}

/// <summary>Open each week on this day. Minutes of the local day, 0 to 1440; a window over midnight is two of these.</summary>
/// <param name="Weekday">ISO 8601: 1 Monday to 7 Sunday.</param>
/// <param name="PriceMultiplier">1 is the base price; 1.5 half as much again.</param>
public sealed record WeeklyWindow(int Weekday, int FromMinute, int ToMinute, decimal PriceMultiplier);

/// <summary>A local date that differs from its weekday: closed, or open at these times instead. Several may name one date.</summary>
public sealed record DateOverride(
    DateOnly Date, bool Closed, int? FromMinute, int? ToMinute, decimal PriceMultiplier, string? Reason);

/// <summary>A service came or changed: whole state. Sold on every resource that names it.</summary>
/// <param name="PriceType">fixed (a price a booking), hourly, custom (agreed with the provider; not bookable online).</param>
/// <param name="Price">Null: the resource's base price an hour.</param>
/// <param name="DurationMinutes">Shortest duration, and the usual one; equal to the maximum where it does not vary.</param>
/// <param name="GridMinutes">Distance of the starts, from each window's opening.</param>
/// <param name="NoticeMinutes">How long before the start a booking must be made.</param>
/// <param name="HorizonDays">How far ahead one may book.</param>
/// <param name="PaymentPolicy">instant, on_approval, at_venue, deposit.</param>
/// <param name="CancellationTiers">Refund by the time left; the longest first.</param>
/// <param name="ActiveBookingsMax">The most a customer may have ahead at once; null: no limit.</param>
/// <param name="DailyBookingsMax">The most a customer may have on one local day.</param>
/// <param name="WeeklyBookingsMax">The most a customer may have in one ISO week.</param>
[Event("service.changed", "catalog-events")]
public sealed record ServiceChanged(
    Guid ServiceId, Guid ProviderId, string Name, string Description, string? Category, string? Subcategory,
    IReadOnlyList<string> Tags, bool Active, string PriceType, Money? Price, int DurationMinutes, int DurationMinutesMax,
    int GridMinutes, int BufferBeforeMinutes, int BufferAfterMinutes, int NoticeMinutes, int HorizonDays,
    bool RequiresApproval, string PaymentPolicy, int GroupSizeMax, IReadOnlyList<CancellationTier> CancellationTiers,
    int? ActiveBookingsMax = null, int? DailyBookingsMax = null, int? WeeklyBookingsMax = null) : IIntegrationEvent
{
    Guid IIntegrationEvent.Key => ServiceId;
}

/// <summary>Cancelled at least this many hours before the start: this much of the price goes back.</summary>
public sealed record CancellationTier(int HoursBefore, int Percent);
