using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Holdfast.App;

/// <summary>Names of schemas, and what of them only our converters and attributes know.</summary>
internal static class OpenApiSchemas
{
    /// <summary>Many slices have a Request and a Response: those are named after their slice.</summary>
    public static string? Name(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null ? null : Name(type.Type);

    public static Task Mend(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner == typeof(DateTimeOffset))
        {
            schema.Type = inner == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = "date-time";
        }
        if (inner == typeof(Money)) OfMoney(schema);
        if (inner == typeof(ProblemDetails)) OfProblem(schema);
        if (context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), true)
            is [AllowedValuesAttribute allowed, ..])
            schema.Enum = [.. allowed.Values.Select(value => (JsonNode)value!.ToString()!)];
        return Task.CompletedTask;
    }

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner);
        if (type.IsGenericType)
            return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Concat(type.GetGenericArguments().Select(Name))}";
        return type.DeclaringType is { } slice ? slice.Name + type.Name : type.Name;
    }

    private static void OfMoney(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Description = "An amount in minor units of an ISO 4217 currency: 2500 EUR is 25.00 euros.";
        schema.Required = new HashSet<string>(StringComparer.Ordinal) { "amount", "currency" };
        schema.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["amount"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
            ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String },
        };
    }

    private static void OfProblem(OpenApiSchema schema)
    {
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        foreach (var name in new[] { "code", "correlationId" })
            schema.Properties[name] = new OpenApiSchema { Type = JsonSchemaType.String };
    }
}
