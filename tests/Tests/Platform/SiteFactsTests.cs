using Holdfast.App;
using Holdfast.Kernel;
using Microsoft.Extensions.Configuration;

namespace Holdfast.Tests.Platform;

/// <summary>What a page learns first, and which hosts it may then ask.</summary>
[Collection(SharedApp.Name)]
public sealed class SiteFactsTests(TestApp app)
{
    [Fact]
    public async Task Without_tiles_no_other_host_may_give_pictures()
    {
        var tenant = await app.NewTenant();

        var reply = (await tenant.Guest.Get("/api/site")).Expect(200);

        Assert.Equal(tenant.Slug, (string)reply.Json["tenant"]!["slug"]!);
        Assert.Null(reply.Json["tiles"]);
        Assert.Equal("pk_test_tests", (string)reply.Json["stripe"]!["publishableKey"]!);
        Assert.Contains("img-src 'self' data: blob:;", reply.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://tile.example.org/{z}/{x}/{y}.png", "https://tile.example.org")]
    [InlineData("https://{s}.tiles.test:8443/v1/{z}/{x}/{y}@2x.png?key=1", "https://*.tiles.test:8443")]
    public void The_host_of_the_tiles_and_no_other_is_allowed(string url, string source)
    {
        var tiles = MapTiles.Of(Settings(url))!;

        Assert.Equal((url, "© Somebody", source), (tiles.Url, tiles.Attribution, tiles.Source));
    }

    [Theory]
    [InlineData("tile.example.org/{z}/{x}/{y}.png")]
    [InlineData("https://tile.example.org/map.png")]
    [InlineData("https://tile.example.org;script-src/{z}/{x}/{y}")]
    [InlineData("ftp://tile.example.org/{z}/{x}/{y}")]
    public void What_is_no_template_stops_the_start(string url) =>
        Assert.Throws<SettingsException>(() => MapTiles.Of(Settings(url)));

    private static IConfiguration Settings(string url) => new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?> { ["MAP_TILES_URL"] = url, ["MAP_TILES_ATTRIBUTION"] = "© Somebody" }).Build();
}
