using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Holdfast.Sandbox.State;

/// Marks what the sandbox must remember about an object but never shows: kept in the journal, absent on the wire.
[AttributeUsage(AttributeTargets.Property)]
public sealed class HiddenAttribute : Attribute;

public static class Json
{
    /// Stripe's way of writing: snake_case, nulls present.
    public static readonly JsonSerializerOptions Wire = Build(JsonNamingPolicy.SnakeCaseLower, showHidden: false);

    public static readonly JsonSerializerOptions Journal = Build(JsonNamingPolicy.SnakeCaseLower, showHidden: true);

    /// Our own pages and controls: camelCase.
    public static readonly JsonSerializerOptions Own = Build(JsonNamingPolicy.CamelCase, showHidden: true);

    public static JsonElement Element(object value) => JsonSerializer.SerializeToElement(value, Wire);

    private static JsonSerializerOptions Build(JsonNamingPolicy naming, bool showHidden)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        if (!showHidden) resolver.Modifiers.Add(Hide);
        return new(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = naming,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = resolver,
        };
    }

    private static void Hide(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(HiddenAttribute), inherit: true) == true)
                property.ShouldSerialize = (_, _) => false;
        }
    }
}
