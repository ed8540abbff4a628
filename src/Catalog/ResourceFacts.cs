using System.Text.Json;
using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Catalog;

/// <summary>What a resource is, apart from its opening hours and services.</summary>
public sealed record ResourceFacts(
    string Kind, string? FieldType, Guid? VenueId, string Name, Location Location, string Address, string TimeZone,
    Money BasePrice, int Units, IReadOnlyDictionary<string, JsonElement> Attributes, bool Active, string Description = "");

/// <summary>What holds for every kind of resource, and what for courts alone.</summary>
public static class ResourceRules
{
    public const int UnitsMax = 1_000;
    public const int ServicesMax = 20;
    private const int DescriptionLengthMax = 4_000;

    public static Check Resource(this Check check, ResourceFacts facts, string currency)
    {
        check.Name(facts.Name).Text(facts.Description, "description", DescriptionLengthMax).Place(facts.Location, facts.Address, facts.TimeZone)
            .Price(facts.BasePrice, "basePrice").Currency(facts.BasePrice, currency, "basePrice")
            .That(facts.Units is >= 1 and <= UnitsMax, "units", $"Between 1 and {UnitsMax}.")
            .That(ResourceKinds.All.Contains(facts.Kind), "kind", $"One of {string.Join(", ", ResourceKinds.All)}.");
        if (facts.Kind != ResourceKinds.Court)
            return check.That(facts.FieldType is null, "fieldType", "Only a court has one.")
                .Free(facts.Attributes, "attributes");
        var isKnown = facts.FieldType is not null && CourtAttributes.ByFieldType.ContainsKey(facts.FieldType);
        check.That(isKnown, "fieldType", $"One of {string.Join(", ", CourtAttributes.ByFieldType.Keys)}.");
        return isKnown ? check.Attributes(facts.FieldType!, facts.Attributes) : check;
    }

    /// <summary>The services that are made together with a resource.</summary>
    public static IReadOnlyList<ServiceTerms> Services(
        this Check check, IReadOnlyList<ServiceBody?> given, string currency)
    {
        check.That(given.Count <= ServicesMax, "services", $"At most {ServicesMax}.");
        var terms = new List<ServiceTerms>();
        foreach (var (index, service) in given.Take(ServicesMax).Index())
        {
            check.That(service is not null, $"services[{index}]", "This is needed.");
            if (service is not null) terms.Add(check.Service(service, currency, $"services[{index}]."));
        }
        return terms;
    }
}
