using System.Text.RegularExpressions;
using Holdfast.Tests.Architecture;

namespace Holdfast.Tests.Platform;

/// <summary>What the code reads, what docs/settings.md explains and what the templates offer are the same settings.</summary>
public sealed partial class SettingsTests
{
    private static readonly string Root = ModuleRuleTests.RepositoryRoot();

    [Fact]
    public void The_template_offers_what_is_explained_and_nothing_else() =>
        Assert.Equal(Explained().Order(StringComparer.Ordinal), Offered(".env.example").Order(StringComparer.Ordinal));

    [Fact]
    public void What_the_code_reads_is_explained()
    {
        var explained = Explained().ToHashSet(StringComparer.Ordinal);
        var read = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Sandbox/", StringComparison.Ordinal))
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value))
            .Where(key => !key.EndsWith('_')).ToHashSet(StringComparer.Ordinal);

        Assert.True(read.Count > 20, "The search finds what is there.");
        Assert.Empty(read.Except(explained));
    }

    [Fact]
    public void The_site_s_template_offers_what_its_build_reads()
    {
        var build = File.ReadAllText(Path.Combine(Root, "web", "vite.config.ts"));
        var explained = File.ReadAllText(Path.Combine(Root, "docs", "settings.md"));

        var offered = Offered(Path.Combine("web", ".env.example")).ToList();

        Assert.Equal(["HOLDFAST_SERVER"], offered);
        Assert.All(offered, name => Assert.Contains(name, build, StringComparison.Ordinal));
        Assert.All(offered, name => Assert.Contains($"`{name}`", explained, StringComparison.Ordinal));
    }

    // DATABASE_URL_<MODULE> stands in the template as an example of itself.
    private static IEnumerable<string> Explained() =>
        from line in File.ReadLines(Path.Combine(Root, "docs", "settings.md"))
        where line.StartsWith("| `", StringComparison.Ordinal)
        from Match match in Name().Matches(line.Split('|')[1])
        select match.Groups["name"].Value.Replace("URL_<MODULE>", "URL_PAYMENTS", StringComparison.Ordinal)
            .Replace("POOL_<MODULE>", "POOL_BOOKINGS", StringComparison.Ordinal);

    private static IEnumerable<string> Offered(string file) =>
        from line in File.ReadLines(Path.Combine(Root, file))
        let match = Line().Match(line)
        where match.Success
        select match.Groups["name"].Value;

    [GeneratedRegex("`(?<name>[A-Z_<>]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("^(# )?(?<name>[A-Z_]+)=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("onfiguration(\\.GetValue(<[^>]+>)?\\(|\\[)\\s*\"(?<key>[A-Z][A-Z0-9_]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}
