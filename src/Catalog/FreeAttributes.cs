using System.Text.Json;
using Holdfast.Kernel;

namespace Holdfast.Catalog;

/// <summary>JSON of the provider's own making: small, and of values that the database can keep.</summary>
public static class FreeAttributes
{
    public static readonly IReadOnlyDictionary<string, JsonElement> None = new Dictionary<string, JsonElement>();
    private const int NamesMax = 50;
    private const int LengthMax = 8_000;
    private const int NumberLengthMax = 30;

    public static Check Free(this Check check, IReadOnlyDictionary<string, JsonElement> attributes, string field)
    {
        check.That(attributes.Count <= NamesMax, field, $"At most {NamesMax} attributes.");
        check.That(
            attributes.Sum(a => a.Key.Length + a.Value.GetRawText().Length) <= LengthMax, field,
            $"At most {LengthMax} characters of JSON.");
        check.That(
            attributes.All(a => IsText(a.Key) && IsStorable(a.Value)), field, "Contains values that cannot be stored.");
        return check;
    }

    private static bool IsStorable(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(p => IsText(p.Name) && IsStorable(p.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(IsStorable),
        JsonValueKind.String => IsText(value),
        JsonValueKind.Number => IsNumber(value.GetRawText()),
        _ => true,
    };

    // jsonb keeps numbers as written and refuses extreme exponents; nothing that describes a court needs one.
    private static bool IsNumber(string text) =>
        text.Length <= NumberLengthMax && !text.Contains('e', StringComparison.OrdinalIgnoreCase);

    // jsonb refuses U+0000 and half surrogate pairs; reading the latter as a text fails. Names come parsed already.
    private static bool IsText(JsonElement value)
    {
        try
        {
            return IsText(value.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsText(string text) => !text.Contains('\0', StringComparison.Ordinal);
}
