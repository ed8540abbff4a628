using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Holdfast.Kernel;

/// <summary>The language to write to somebody in: the best of <c>Accept-Language</c> among those that are spoken here.</summary>
public static class ReaderLanguage
{
    public const string Default = "en";
    private const int HeaderLengthMax = 1_000;
    public static readonly IReadOnlyList<string> All = ["en", "es", "de"];

    public static string Of(HttpContext http)
    {
        var header = http.Request.Headers.AcceptLanguage.ToString();
        if (header.Length is 0 or > HeaderLengthMax) return Default;
        if (!StringWithQualityHeaderValue.TryParseList([header], out var wishes)) return Default;
        return wishes.Where(wish => wish.Quality is not 0).OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => wish.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(language => All.Contains(language)) ?? Default;
    }
}
