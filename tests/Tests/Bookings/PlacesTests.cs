using System.Text.Json.Nodes;
using Holdfast.Bookings;

namespace Holdfast.Tests.Bookings;

/// <summary>Names while somebody types, and the box of degrees that every search begins with.</summary>
[Collection(SharedApp.Name)]
public sealed class PlacesTests(TestApp app)
{
    [Fact]
    public async Task Every_word_counts_in_any_case_and_without_accents()
    {
        var tenant = await app.NewTenant();
        await Given.NewCourt(tenant, new() { Name = "Pádel Río, Sala Norte" });
        await Given.NewCourt(tenant, new() { Name = "Tennis Sur" });

        Assert.Equal(["court Pádel Río, Sala Norte"], await Ask(tenant, "RIO sala"));
        Assert.Equal(["court Pádel Río, Sala Norte"], await Ask(tenant, "pádel"));
        Assert.Equal(["provider Club", "provider Club"], await Ask(tenant, "club"));
        Assert.Equal(["address Calle Mayor 1, Madrid"], await Ask(tenant, "mayor madrid"));
        Assert.Empty(await Ask(tenant, "rio sur"));
    }

    [Fact]
    public async Task What_begins_so_comes_first_then_what_is_nearer()
    {
        var tenant = await app.NewTenant();
        await Given.NewCourt(tenant, new() { Name = "Inner Arena", Latitude = 40.42 });
        await Given.NewCourt(tenant, new() { Name = "Arena far", Latitude = 41.5 });
        await Given.NewCourt(tenant, new() { Name = "Arena near", Latitude = 40.5 });
        await Given.NewCourt(tenant, new() { Name = "Subarena", Latitude = 40.42 });

        Assert.Equal(
            ["court Arena near", "court Arena far", "court Inner Arena", "court Subarena"],
            await Ask(tenant, "arena", "&latitude=40.42&longitude=-3.7"));
    }

    [Theory]
    [InlineData("%%")]
    [InlineData("__")]
    [InlineData("C_urt")]
    [InlineData("\\\\")]
    [InlineData("' or 1=1 --")]
    public async Task Nothing_typed_is_a_pattern(string q)
    {
        var tenant = await app.NewTenant();
        await Given.NewCourt(tenant);

        Assert.Empty(await Ask(tenant, q));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("  a ")]
    [InlineData("arena&latitude=91&longitude=0")]
    [InlineData("arena&latitude=40")]
    [InlineData("arena&latitude=NaN&longitude=0")]
    [InlineData("are%00na")]
    public async Task What_cannot_be_asked_is_refused(string q) =>
        (await (await app.NewTenant()).Guest.Get($"/api/places?q={q}")).Expect(400);

    [Fact]
    public async Task At_most_eight_and_of_this_tenant_only()
    {
        var (tenant, other) = (await app.NewTenant(), await app.NewTenant());
        for (var n = 0; n < 9; n++) await Given.NewCourt(tenant, new() { Name = $"Club Court {n}" });
        await Given.NewCourt(other, new() { Name = "Club of others" });

        var items = await Ask(tenant, "club");

        Assert.Equal(8, items.Count);
        Assert.DoesNotContain("court Club of others", items);
    }

    [Fact]
    public void A_box_holds_all_that_is_within_the_distance_also_at_the_poles_and_the_date_line()
    {
        var random = new Random(7);
        for (var n = 0; n < 20_000; n++)
        {
            var (latitude, longitude) = ((random.NextDouble() * 180) - 90, (random.NextDouble() * 360) - 180);
            var meters = random.NextDouble() * 200_000;
            var (atLatitude, atLongitude) = Towards(latitude, longitude, random.NextDouble() * 2 * Math.PI, meters);
            var box = Box.Around(latitude, longitude, meters);
            Assert.InRange(atLatitude, box.South, box.North);
            Assert.Contains(new[] { -360.0, 0, 360 }, turn =>
                atLongitude + turn >= box.West && atLongitude + turn <= box.East);
        }
    }

    // On the sphere, a little less far than asked for, as a sphere is not an ellipsoid.
    private static (double Latitude, double Longitude) Towards(double latitude, double longitude, double bearing, double meters)
    {
        var (phi, d) = (double.DegreesToRadians(latitude), meters * 0.994 / 6_371_008.8);
        var to = Math.Asin((Math.Sin(phi) * Math.Cos(d)) + (Math.Cos(phi) * Math.Sin(d) * Math.Cos(bearing)));
        var turn = Math.Atan2(
            Math.Sin(bearing) * Math.Sin(d) * Math.Cos(phi), Math.Cos(d) - (Math.Sin(phi) * Math.Sin(to)));
        var east = longitude + double.RadiansToDegrees(turn);
        return (double.RadiansToDegrees(to), east > 180 ? east - 360 : east < -180 ? east + 360 : east);
    }

    private static async Task<IReadOnlyList<string>> Ask(TestTenant tenant, string q, string more = "") =>
        [.. (await tenant.Guest.Get($"/api/places?q={Uri.EscapeDataString(q)}{more}")).Expect(200).Json["items"]!.AsArray()
            .OfType<JsonNode>().Select(i => $"{i["kind"]} {i["name"]}")];
}
