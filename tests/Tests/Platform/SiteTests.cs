namespace Holdfast.Tests.Platform;

/// <summary>The site is served to all, beside an API that is not.</summary>
public sealed class SiteTests : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("holdfast-site-").FullName;
    private TestApp _app = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_root, "assets"));
        await File.WriteAllTextAsync(Path.Combine(_root, "index.html"), "<!doctype html><title>Site</title>");
        await File.WriteAllTextAsync(Path.Combine(_root, "theme.js"), "let theme;");
        await File.WriteAllTextAsync(Path.Combine(_root, "assets", "index-abc.css"), "body{}");
        _app = await TestApp.Start(new() { Settings = new Dictionary<string, string?> { ["WEB_ROOT"] = _root } });
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData("/", 200, "text/html", "no-cache")]
    [InlineData("/bookings/018f0000-0000-7000-8000-000000000001", 200, "text/html", "no-cache")]
    [InlineData("/theme.js", 200, "text/javascript", "no-cache")]
    [InlineData("/assets/index-abc.css", 200, "text/css", "public, max-age=31536000, immutable")]
    [InlineData("/assets/gone.css", 404, "application/problem+json", "no-store")]
    [InlineData("/api/nowhere", 404, "application/problem+json", "no-store")]
    public async Task Every_address_answers_as_what_it_is(string path, int status, string type, string caching)
    {
        using var reply = await _app.Http.GetAsync(path);

        Assert.Equal((status, type), ((int)reply.StatusCode, reply.Content.Headers.ContentType?.MediaType));
        Assert.Equal(caching, reply.Headers.CacheControl?.ToString());
        Assert.DoesNotContain("unsafe-inline", reply.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
