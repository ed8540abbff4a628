using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Holdfast.Kernel;
using NodaTime;

namespace Holdfast.Bookings;

/// <summary>A slot on the wire.</summary>
/// <param name="LocalStart">Wall time in the answer's time zone, without offset.</param>
/// <param name="State">free, held or booked.</param>
/// <param name="Fee">The platform's part of the price, contained in it.</param>
/// <param name="Tier">off-peak, standard or peak: the price against the plain one of that length.</param>
public sealed record SlotView(
    DateTimeOffset Start, DateTimeOffset End, string LocalStart,
    [property: AllowedValues("free", "held", "booked")] string State, Money Price, Money Fee,
    [property: AllowedValues(Tiers.OffPeak, Tiers.Standard, Tiers.Peak)] string Tier)
{
    public static SlotView Of(Availability.View view, DateTimeZone zone, int feeBasisPoints) => new(
        view.Slot.Start, view.Slot.End, Wall(view.Slot.Start, zone), view.State, view.Slot.Price,
        view.Slot.Price.Part(feeBasisPoints), view.Slot.Tier);

    /// <summary>As a clock on the wall shows it.</summary>
    public static string Wall(DateTimeOffset start, DateTimeZone zone) => NodaTime.Instant.FromDateTimeOffset(start)
        .InZone(zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>A free slot offered instead of one that is gone.</summary>
public sealed record Alternative(
    DateTimeOffset Start, DateTimeOffset End, string LocalStart, Money Price, Money Fee, string Tier)
{
    public static Alternative Of(Slot slot, DateTimeZone zone, int feeBasisPoints) => new(
        slot.Start, slot.End, SlotView.Wall(slot.Start, zone), slot.Price, slot.Price.Part(feeBasisPoints), slot.Tier);
}

/// <summary>How the price of a time compares with the plain price of its length.</summary>
public static class Tiers
{
    public const string OffPeak = "off-peak";
    public const string Standard = "standard";
    public const string Peak = "peak";

    /// <summary>Over several windows the weighted mean decides, as it decides the price.</summary>
    public static string Of(decimal multiplier) => multiplier switch { < 1 => OffPeak, > 1 => Peak, _ => Standard };
}
