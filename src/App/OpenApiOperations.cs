using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Holdfast.App;

/// <summary>What an operation promises, taken from its slice's comment, and the headers that every slice reads by itself.</summary>
internal static partial class OpenApiOperations
{
    private static readonly ConcurrentDictionary<Assembly, XDocument?> Comments = new();

    public static Task Mend(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            if (parameter.In == ParameterLocation.Query) parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        foreach (var (name, meaning) in Headers(context.Description.HttpMethod, "/" + context.Description.RelativePath))
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Description = meaning,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        var slice = context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault()?.DeclaringType;
        operation.Description ??= slice is null ? null : Summary(slice);
        return Task.CompletedTask;
    }

    private static IEnumerable<(string Name, string Meaning)> Headers(string? method, string path)
    {
        if (path.StartsWith("/api/holds/", StringComparison.Ordinal)) yield return ("X-Hold-Token", "The token of the hold.");
        if (path.StartsWith("/api/bookings/{", StringComparison.Ordinal) || path.StartsWith("/api/payments", StringComparison.Ordinal))
            yield return ("X-Booking-Token", "A guest's token of the booking; an account needs none.");
        if (path.StartsWith("/api/booking-drafts/{", StringComparison.Ordinal))
            yield return ("X-Draft-Token", "The token of the draft; the account it belongs to needs none.");
        if (method is "PATCH") yield return ("If-Match", "The version that was seen, as its ETag.");
        if (method is not null and not "GET")
            yield return ("Idempotency-Key", "The same key with the same body happens once.");
    }

    // The comments lie next to each assembly; without them the document is only less wordy.
    private static string? Summary(Type slice)
    {
        var comments = Comments.GetOrAdd(slice.Assembly, assembly =>
            Path.ChangeExtension(assembly.Location, "xml") is var file && File.Exists(file) ? XDocument.Load(file) : null);
        var summary = comments?.Descendants("member")
            .FirstOrDefault(member => (string?)member.Attribute("name") == "T:" + slice.FullName)?.Element("summary");
        return summary is null ? null : Blank().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 100)]
    private static partial Regex Blank();
}
