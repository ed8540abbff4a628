using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Holdfast.Kernel;

/// <summary><c>NNN_what.up.sql</c> and its <c>.down.sql</c>, embedded in the module's assembly.</summary>
public sealed partial record MigrationFile(string Component, int Number, string Name, string Up, string Down)
{
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Up + "\0" + Down)));

    /// <summary>All migrations under <c>Migrations/</c> (or its <paramref name="folder"/>), in the order of their numbers.</summary>
    public static IReadOnlyList<MigrationFile> Read(Assembly assembly, string component, string? folder = null)
    {
        var prefix = $"{assembly.GetName().Name}.Migrations.{(folder is null ? "" : folder + ".")}";
        var texts = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[prefix.Length..], name => Text(assembly, name), StringComparer.Ordinal);
        return [.. texts.Keys.Select(name => FileName().Match(name))
            .Where(match => match is { Success: true } && match.Groups["way"].Value == "up")
            .Select(match => One(component, match, texts))
            .OrderBy(migration => migration.Number)];
    }

    private static MigrationFile One(string component, Match match, Dictionary<string, string> texts)
    {
        var name = $"{match.Groups["number"].Value}_{match.Groups["what"].Value}";
        if (!texts.TryGetValue(name + ".down.sql", out var down))
            throw new InvalidOperationException($"Migration {component}/{name} has no .down.sql.");
        var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        return new MigrationFile(component, number, name, texts[name + ".up.sql"], down);
    }

    private static string Text(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^(?<number>\d{3})_(?<what>[a-z0-9_]+)\.(?<way>up|down)\.sql$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex FileName();
}
