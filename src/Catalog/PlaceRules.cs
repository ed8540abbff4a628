using System.Collections.Frozen;
using Holdfast.Kernel;
using NodaTime;

namespace Holdfast.Catalog;

/// <summary>WGS 84, in degrees.</summary>
public sealed record Location(double Latitude, double Longitude);

/// <summary>What is checked alike for everything that has a name, a place, a zone or a price.</summary>
public static class PlaceRules
{
    public const int NameLengthMax = 120;
    private const int AddressLengthMax = 300;
    private const long PriceMax = 100_000_000;

    // The zones of the tz database that the slots are computed with; NodaTime itself would also take "UTC+05:30".
    private static readonly FrozenSet<string> Zones = DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet();

    public static Check Place(this Check check, Location location, string address, string timeZone) => check
        .Coordinates(location.Latitude, location.Longitude, "location.")
        .Text(address, "address", AddressLengthMax, 1)
        .Zone(timeZone);

    public static Check Zone(this Check check, string timeZone) =>
        check.That(Zones.Contains(timeZone), "timeZone", "An IANA time zone such as Europe/Madrid.");

    public static Check Name(this Check check, string name) => check.Text(name, "name", NameLengthMax, 1);

    public static Check Price(this Check check, Money price, string field) => check.That(
        price.Amount is >= 0 and <= PriceMax, field + ".amount", $"Between 0 and {PriceMax}, in minor units.");

    /// <summary>A provider is paid in one currency, so all its prices are in it.</summary>
    public static Check Currency(this Check check, Money? price, string currency, string field) => check.That(
        price is null || price.Value.Currency == currency, field + ".currency",
        $"The provider's currency is {currency}.");
}
