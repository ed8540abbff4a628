using Holdfast.Contracts;

namespace Holdfast.Catalog;

/// <summary>A provider of the demo with one venue, and the courts in it.</summary>
/// <param name="Number">Its ids are made of it; never used again for another.</param>
/// <param name="EveningFromMinute">From when an hour costs more, by <paramref name="EveningMultiplier"/>.</param>
internal sealed record DemoClub(
    int Number, string Name, string Address, double Latitude, double Longitude, DemoCity City,
    int EveningFromMinute, decimal EveningMultiplier, IReadOnlyList<DemoCourts> Courts)
{
    public Guid? OwnerUserId { get; init; }

    /// <summary>People who teach here, and say yes or no to each request.</summary>
    public IReadOnlyList<DemoTutor> Tutors { get; init; } = [];

    public Guid Id => DemoIds.Of(DemoIds.Provider, Number);

    public Guid VenueId => DemoIds.Of(DemoIds.Venue, Number);

    public IReadOnlyList<WeeklyWindow> Windows =>
    [
        .. Enumerable.Range(1, 7).SelectMany(weekday => new WeeklyWindow[]
        {
            new(weekday, 8 * 60, EveningFromMinute, 1),
            new(weekday, EveningFromMinute, 22 * 60, EveningMultiplier),
        }),
    ];
}

internal sealed record DemoCity(string TimeZone, string Currency, int TaxBasisPoints);

/// <summary>Courts of one type in a club, alike but for their names: one service, one price an hour.</summary>
internal sealed record DemoCourts(string FieldType, long PriceMinor, string Attributes, params string[] Names);

/// <param name="PriceMinor">Of an hour.</param>
internal sealed record DemoTutor(string Name, string Teaches, long PriceMinor);

/// <summary>Ids that stay the same each time, in the form of UUID v7: a kind and a number.</summary>
internal static class DemoIds
{
    public const int Provider = 1;
    public const int Venue = 2;
    public const int Service = 3;
    public const int Court = 4;

    public static Guid Of(int kind, int number) => new($"018f0000-0000-7000-80{kind:00}-{number:x12}");
}
