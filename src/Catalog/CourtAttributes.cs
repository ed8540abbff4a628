using System.Text.Json;
using Holdfast.Kernel;

namespace Holdfast.Catalog;

/// <summary>What a court of each field type may say about itself; anything else belongs under <c>extra</c>.</summary>
public static class CourtAttributes
{
    public const string Tennis = "TENNIS";
    public const string Padel = "PADEL";
    public const string Football = "FOOTBALL_5X5";
    public const string Extra = "extra";

    /// <summary>An attribute: one of these words, or true or false when there are none.</summary>
    public sealed record Rule(string Name, params string[] Words);

    private static readonly Rule Indoor = new("indoor");
    private static readonly Rule Lights = new("lights");

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Rule>> ByFieldType =
        new Dictionary<string, IReadOnlyList<Rule>>
        {
            [Tennis] = [new("surface", "hard", "clay", "grass", "carpet"), Indoor, Lights],
            [Padel] =
            [
                new("walls", "glass", "wall", "panoramic"), new("surface", "artificial", "concrete", "carpet"), Indoor,
                Lights,
            ],
            [Football] =
            [
                new("surface", "artificial", "grass", "indoor"), new("goals", "fixed", "movable"), Indoor, Lights,
            ],
        };

    public static Check Attributes(
        this Check check, string fieldType, IReadOnlyDictionary<string, JsonElement> attributes)
    {
        const string field = "attributes";
        var rules = ByFieldType[fieldType];
        foreach (var (name, value) in attributes.Where(a => a.Key != Extra))
        {
            var rule = rules.FirstOrDefault(r => r.Name == name);
            check.That(rule is not null, $"{field}.{name}", $"Not an attribute of {fieldType}; put it under {Extra}.");
            if (rule is not null) check.That(Fits(rule, value), $"{field}.{name}", Expected(rule));
        }
        if (attributes.TryGetValue(Extra, out var extra))
            check.That(extra.ValueKind == JsonValueKind.Object, $"{field}.{Extra}", "An object.");
        return check.Free(attributes, field);
    }

    private static bool Fits(Rule rule, JsonElement value) => rule.Words.Length == 0
        ? value.ValueKind is JsonValueKind.True or JsonValueKind.False
        : value.ValueKind == JsonValueKind.String && rule.Words.Any(word => value.ValueEquals(word));

    private static string Expected(Rule rule) =>
        rule.Words.Length == 0 ? "True or false." : $"One of {string.Join(", ", rule.Words)}.";
}
