using System.Text.Json.Nodes;

namespace Holdfast.Tests.Architecture;

/// <summary>
/// The site's client is made from <c>web/src/api/openapi.json</c>: it must be what the running service says of itself.
/// <c>scripts/api-types</c> writes file and client anew.
/// </summary>
[Collection(SharedApp.Name)]
public sealed class OpenApiFileTests(TestApp app)
{
    private static string File => Path.Combine(ModuleRuleTests.RepositoryRoot(), "web", "src", "api", "openapi.json");

    [Fact]
    public async Task The_description_that_the_site_is_built_from_is_what_the_service_says()
    {
        var text = await app.Http.GetStringAsync("/openapi/v1.json");
        var said = JsonNode.Parse(text)!;
        if (Environment.GetEnvironmentVariable("HOLDFAST_UPDATE") == "1")
            await System.IO.File.WriteAllTextAsync(File, text);

        var kept = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(File))!;
        var differs = Differences(kept, said, "").Take(10).ToList();

        Assert.True(differs.Count == 0, $"""
            web/src/api/openapi.json is not what the service says. Run scripts/api-types and commit both files it writes.
            {string.Join('\n', differs)}
            """);
    }

    [Fact]
    public void A_difference_is_found_wherever_it_is()
    {
        var kept = JsonNode.Parse("""{"paths":{"/a":{"get":{}},"/gone":{}},"list":[1,2]}""")!;
        var said = JsonNode.Parse("""{"paths":{"/a":{"get":{"x":1}},"/new":{}},"list":[1,3]}""")!;

        Assert.Equal(
            ["/paths//a/get/x: only the service has it", "/paths//gone: only the file has it",
                "/paths//new: only the service has it", "/list/1: 2 in the file, 3 in the service"],
            Differences(kept, said, "")
                .OrderByDescending(d => d.StartsWith("/paths", StringComparison.Ordinal)).ThenBy(d => d, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Differences(JsonNode? kept, JsonNode? said, string path)
    {
        if (kept is JsonObject one && said is JsonObject two)
            return one.Select(p => p.Key).Union(two.Select(p => p.Key)).SelectMany(name =>
                !one.ContainsKey(name) ? [$"{path}/{name}: only the service has it"]
                : !two.ContainsKey(name) ? [$"{path}/{name}: only the file has it"]
                : Differences(one[name], two[name], $"{path}/{name}"));
        if (kept is JsonArray left && said is JsonArray right && left.Count == right.Count)
            return left.Zip(right).SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{path}/{i}"));
        return JsonNode.DeepEquals(kept, said)
            ? []
            : [$"{path}: {Short(kept)} in the file, {Short(said)} in the service"];
    }

    private static string Short(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "null";
        return text.Length <= 60 ? text : text[..60] + "…";
    }
}
