using Holdfast.Kernel;

namespace Holdfast.App;

/// <summary>
/// Where pictures of the map come from, if from anywhere: MAP_TILES_URL with {z}, {x}, {y} and perhaps {s}, and the
/// attribution that its owner asks for. Without them the site draws its own map and asks nobody.
/// </summary>
public sealed record MapTiles(string Url, string Attribution)
{
    public static MapTiles? Of(IConfiguration configuration)
    {
        if (configuration["MAP_TILES_URL"] is not { Length: > 0 } url) return null;
        var isTemplate = Uri.TryCreate(url.Replace("{s}", "a", StringComparison.Ordinal), UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            && new[] { "{z}", "{x}", "{y}" }.All(part => url.Contains(part, StringComparison.Ordinal));
        if (!isTemplate || url.Any(c => char.IsWhiteSpace(c) || c is ';' or ','))
            throw new SettingsException(
                $"MAP_TILES_URL is '{url}', not a template such as https://tile.example.org/{{z}}/{{x}}/{{y}}.png.");
        return new MapTiles(url, configuration["MAP_TILES_ATTRIBUTION"] ?? "");
    }

    /// <summary>As the content security policy names it; {s} is any one name before the host.</summary>
    public string Source
    {
        get
        {
            var origin = Url[..Url.IndexOf('/', Url.IndexOf("//", StringComparison.Ordinal) + 2)];
            return origin.Replace("{s}", "*", StringComparison.Ordinal);
        }
    }
}
