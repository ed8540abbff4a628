using System.Text.Json;
using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Catalog;

/// <summary>Writes the demo's clubs. What is there already, by its id, is left alone, so it may be repeated.</summary>
internal static class DemoCatalog
{
    // A step of about 60 m, so that the courts of a club are apart on the map.
    private const double StepDegrees = 0.0005;
    private const int CourtsPerClubMax = 100;
    private const int FirstTutor = 80;
    private static readonly int[] LessonMinutes = [30, 60];

    public static async Task Seed(Database database, CancellationToken cancellation)
    {
        await database.Write(DemoTenants.Demo, transaction => Seed(transaction, DemoClubs.OfDemo), cancellation);
        await database.Write(DemoTenants.Rival, transaction => Seed(transaction, DemoClubs.OfRival), cancellation);
    }

    private static async Task Seed(TenantTransaction transaction, IReadOnlyList<DemoClub> clubs)
    {
        foreach (var club in clubs) await Seed(transaction, club);
    }

    private static async Task Seed(TenantTransaction transaction, DemoClub club)
    {
        await Providers.Insert(transaction, new ProviderView(
            club.Id, 1, club.Name, club.OwnerUserId, club.City.TimeZone, club.City.Currency, club.City.TaxBasisPoints,
            true, transaction.Now, transaction.Now));
        await Venues.Insert(transaction, new VenueView(
            club.VenueId, 1, club.Id, club.Name, new Location(club.Latitude, club.Longitude), club.Address,
            club.City.TimeZone, FreeAttributes.None, true, transaction.Now, transaction.Now));
        var number = club.Number * CourtsPerClubMax;
        foreach (var courts in club.Courts)
        {
            var serviceId = DemoIds.Of(DemoIds.Service, number);
            await Services.Insert(transaction, serviceId, club.Id, Terms(courts.FieldType));
            foreach (var name in courts.Names) await Seed(transaction, club, courts, name, serviceId, number++);
        }
        foreach (var (nth, tutor) in club.Tutors.Index())
            await Seed(transaction, club, tutor, (club.Number * CourtsPerClubMax) + FirstTutor + (nth * LessonMinutes.Length));
    }

    private static async Task Seed(TenantTransaction transaction, DemoClub club, DemoTutor tutor, int number)
    {
        var id = DemoIds.Of(DemoIds.Court, number);
        var inserted = await Resources.Insert(transaction, id, club.Id, new ResourceFacts(
            ResourceKinds.Person, null, club.VenueId, $"{club.Name}, {tutor.Name}",
            new Location(club.Latitude, club.Longitude), club.Address, club.City.TimeZone,
            new Money(tutor.PriceMinor, club.City.Currency), 1, FreeAttributes.None, true,
            $"{tutor.Name} teaches {tutor.Teaches.ToLowerInvariant()} to beginners and to those who compete."));
        if (!inserted) return;
        foreach (var (nth, minutes) in LessonMinutes.Index())
            await Services.Insert(
                transaction, DemoIds.Of(DemoIds.Service, number + nth), club.Id, Lesson(tutor.Teaches, minutes));
        await Resources.Sell(
            transaction, id, club.Id, [.. LessonMinutes.Select((_, nth) => DemoIds.Of(DemoIds.Service, number + nth))]);
        await OpeningHours.ReplaceWindows(transaction, id, club.Windows);
        await Resources.Publish(transaction, id);
    }

    private static ServiceTerms Lesson(string what, int minutes) => ServiceRules.Fill(new ServiceBody(
        $"{what} lesson, {minutes} minutes", Description: "The court is included.", Category: "sport",
        Subcategory: what.ToLowerInvariant(), DurationMinutes: minutes, NoticeMinutes: 60, HorizonDays: 365,
        RequiresApproval: true, PaymentPolicy: "on_approval", GroupSizeMax: 2));

    private static async Task Seed(
        TenantTransaction transaction, DemoClub club, DemoCourts courts, string name, Guid serviceId, int number)
    {
        var id = DemoIds.Of(DemoIds.Court, number);
        var nth = number % CourtsPerClubMax;
        var place = new Location(
            Math.Round(club.Latitude + nth / 3 * StepDegrees, 6),
            Math.Round(club.Longitude + nth % 3 * StepDegrees, 6));
        var attributes = Json.Read<Dictionary<string, JsonElement>>(courts.Attributes);
        var inserted = await Resources.Insert(transaction, id, club.Id, new ResourceFacts(
            ResourceKinds.Court, courts.FieldType, club.VenueId, $"{club.Name}, {name}", place, club.Address,
            club.City.TimeZone, new Money(courts.PriceMinor, club.City.Currency), 1,
            attributes, true, Description(courts.FieldType, attributes)));
        if (!inserted) return;
        await Resources.Sell(transaction, id, club.Id, [serviceId]);
        await OpeningHours.ReplaceWindows(transaction, id, club.Windows);
        await Resources.Publish(transaction, id);
    }

    private static string Description(string fieldType, Dictionary<string, JsonElement> attributes)
    {
        var where = attributes["indoor"].GetBoolean() ? "Under a roof, so play goes on when it rains." : "In the open air.";
        var until = attributes["lights"].GetBoolean() ? "Lit until closing time." : "Without lights: best by day.";
        return fieldType switch
        {
            CourtAttributes.Tennis => $"A full-size tennis court. {where} {until} Rackets and balls can be had at the desk.",
            CourtAttributes.Padel => $"A padel court for four. {where} {until} Rackets and balls can be had at the desk.",
            _ => $"A pitch for five against five. {where} {until} Bibs and a ball are included.",
        };
    }

    private static ServiceTerms Terms(string fieldType) => ServiceRules.Fill(new ServiceBody(
        fieldType switch
        {
            CourtAttributes.Tennis => "Tennis, 60 minutes",
            CourtAttributes.Padel => "Padel, 60 minutes",
            _ => "Five-a-side, 60 minutes",
        },
        Description: "The whole court for an hour, lights included.", Category: "sport",
        Subcategory: fieldType.ToLowerInvariant(), DurationMinutes: 60, NoticeMinutes: 60,
        HorizonDays: 365, PaymentPolicy: "instant", GroupSizeMax: fieldType == CourtAttributes.Football ? 10 : 4));
}
