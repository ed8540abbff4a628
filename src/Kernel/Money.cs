namespace Holdfast.Kernel;

/// <summary>An amount in minor units of an ISO 4217 currency: <c>{ "amount": 2500, "currency": "EUR" }</c> is 25.00 euros.</summary>
public readonly record struct Money(long Amount, string Currency)
{
    /// <summary>The part of this amount that a rate in basis points (1/100 of a per cent) makes, rounded half up.</summary>
    public Money Part(int basisPoints) => this with { Amount = RoundHalfUp((decimal)Amount * basisPoints / 10_000m) };

    /// <summary>The one place where a fraction of a minor unit is rounded: half up, away from zero.</summary>
    public static long RoundHalfUp(decimal minorUnits) => (long)Math.Round(minorUnits, 0, MidpointRounding.AwayFromZero);

    /// <summary>Digits after the decimal point of a currency (ISO 4217): 2 unless named here.</summary>
    public static int MinorDigits(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "JPY" or "KMF" or "KRW" or "MGA" or "PYG" or "RWF" or "VND" or "VUV"
            or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "JOD" or "KWD" or "OMR" or "TND" => 3,
        _ => 2,
    };

    /// <summary>Three upper-case letters; whether a payment provider takes the currency is the provider's answer.</summary>
    public static bool IsCurrency(string? code) => code is { Length: 3 } && code.All(char.IsAsciiLetterUpper);

    public override string ToString()
    {
        var digits = MinorDigits(Currency);
        var units = Amount / (decimal)Math.Pow(10, digits);
        return units.ToString("F" + digits, System.Globalization.CultureInfo.InvariantCulture) + " " + Currency;
    }
}
