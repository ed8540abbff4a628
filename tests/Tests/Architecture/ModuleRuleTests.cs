using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Holdfast.App;
using Holdfast.Kernel;

namespace Holdfast.Tests.Architecture;

/// <summary>The rules of the shape. Modules are found in the folders, never listed; each rule is tried on a broken sample as well.</summary>
public sealed partial class ModuleRuleTests
{
    private static readonly string Root = RepositoryRoot();
    private static readonly string[] NotModules = ["App", "Kernel", "Contracts", "Sandbox"];

    private static IEnumerable<string> ModuleFolders() => Directory.GetDirectories(Path.Combine(Root, "src"))
        .Where(folder => !NotModules.Contains(Path.GetFileName(folder)) && Directory.GetFiles(folder, "*.csproj").Length == 1);

    [Fact]
    public void There_are_modules() => Assert.True(ModuleFolders().Count() >= 7);

    [Fact]
    public void A_module_references_kernel_and_contracts_only()
    {
        foreach (var folder in ModuleFolders())
            Assert.Empty(ForbiddenReferences(XDocument.Load(Directory.GetFiles(folder, "*.csproj")[0])));
        Assert.NotEmpty(ForbiddenReferences(XDocument.Parse(
            """<Project><ItemGroup><ProjectReference Include="../Payments/Payments.csproj" /></ItemGroup></Project>""")));
    }

    [Fact]
    public void Every_module_is_in_the_graph() => Assert.Equal(
        ModuleFolders().Select(f => Path.GetFileName(f)!.ToLowerInvariant()).Order(), Modules.All.Select(m => m.Name).Order());

    [Theory]
    [InlineData("all", 7)]
    [InlineData("transaction", 5)]
    [InlineData("platform", 2)]
    [InlineData("bookings,payments", 2)]
    public void A_set_starts_what_it_says(string set, int atLeast) => Assert.True(Modules.Choose(set).Count >= atLeast);

    [Fact]
    public void An_unknown_module_is_refused() => Assert.Throws<SettingsException>(() => Modules.Choose("bookings,cinema"));

    [Fact]
    public void Sql_names_no_other_module_s_schema()
    {
        var schemas = ModuleFolders().Select(f => Path.GetFileName(f)!.ToLowerInvariant()).Append("bus").ToList();
        foreach (var folder in ModuleFolders())
        {
            var own = Path.GetFileName(folder)!.ToLowerInvariant();
            foreach (var (file, sql) in SqlOf(folder))
                Assert.True(ForeignSchema(sql, schemas.Where(s => s != own)) is not { } other, $"{file} names another schema.");
        }
        Assert.NotNull(ForeignSchema("select * from payments.payments", ["payments"]));
        Assert.Null(ForeignSchema("select * from bookings.bookings", ["payments"]));
    }

    [Fact]
    public void Sql_takes_now_from_the_application_and_leaves_zones_to_it()
    {
        foreach (var folder in ModuleFolders())
            foreach (var (file, sql) in SqlOf(folder))
                Assert.False(OwnClock().IsMatch(sql), $"{file} asks the database for the time: {OwnClock().Match(sql).Value}");
        Assert.Matches(OwnClock(), "select now()");
        Assert.Matches(OwnClock(), "select x at time zone 'UTC'");
    }

    [Fact]
    public void Every_event_has_a_name_of_its_own_and_survives_json()
    {
        var events = typeof(Contracts.BookingCreated).Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(IIntegrationEvent)) && !t.IsAbstract).ToList();
        var names = events.Select(t => t.GetCustomAttribute<EventAttribute>()
            ?? throw new InvalidOperationException($"{t.Name} has no [Event].")).ToList();

        Assert.Equal(names.Count, names.Select(n => n.Type).Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$", name.Type));
        foreach (var type in events)
        {
            var json = System.Text.Json.JsonSerializer.Serialize(Sample.Of(type), type, Json.Options);
            var back = System.Text.Json.JsonSerializer.Deserialize(json, type, Json.Options);
            Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(back, type, Json.Options));
        }
    }

    private static IEnumerable<string> ForbiddenReferences(XDocument project) => project.Descendants("ProjectReference")
        .Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')))
        .Where(name => name is not ("Kernel" or "Contracts"));

    private static IEnumerable<(string File, string Sql)> SqlOf(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(file => RawStrings().Matches(File.ReadAllText(file)).Select(m => (Path.GetFileName(file), m.Value)))
            .Where(found => Statement().IsMatch(found.Value));

    private static string? ForeignSchema(string sql, IEnumerable<string> others) =>
        others.FirstOrDefault(schema => Regex.IsMatch(
            sql, $@"\b(from|join|into|update|table)\s+{schema}\.", RegexOptions.None, TimeSpan.FromSeconds(1)));

    internal static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Holdfast.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("\"\"\".*?\"\"\"|\"(select|insert|update|delete|with) [^\"\n]*\"", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex RawStrings();

    [GeneratedRegex(@"\b(select|insert into|update|delete from)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\bnow\(\)|current_timestamp|localtimestamp|at time zone|clock_timestamp", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OwnClock();
}
