using System.Text.Json.Nodes;

namespace Holdfast.Tests.Bookings;

/// <summary>Where else one can play when this court has nothing.</summary>
[Collection(SharedApp.Name)]
public sealed class NeighboursTests(TestApp app)
{
    [Fact]
    public async Task The_same_time_first_and_nearest_first_then_within_the_hour()
    {
        var tenant = await app.NewTenant();
        var here = await At(tenant, "Here", 40.42);
        var near = await At(tenant, "Near but taken then", 40.43);
        await At(tenant, "Middle", 40.45);
        await At(tenant, "Further", 40.48);
        var full = await At(tenant, "Near and full", 40.425);
        await At(tenant, "Beyond fifty kilometres", 41.2);
        var start = Given.HoursAhead(tenant, 48);
        (await Given.Book(near, start)).Expect(201);
        for (var hours = -1; hours <= 1; hours++) (await Given.Book(full, start.AddHours(hours))).Expect(201);

        var items = await Ask(here, start);

        Assert.Equal(["Middle", "Further", "Near but taken then"], items.Select(i => (string)i["court"]!["name"]!));
        Assert.Equal([start, start, start.AddHours(-1)], items.Select(i => (DateTimeOffset)i["start"]!));
        var first = items[0];
        Assert.Equal(start.AddHours(1), (DateTimeOffset)first["end"]!);
        Assert.Equal(2_000, (long)first["price"]!["amount"]!);
        Assert.Equal(100, (long)first["fee"]!["amount"]!);
        Assert.InRange((double)first["court"]!["distanceMeters"]!, 3_200, 3_500);
        var resourceId = (Guid)first["court"]!["id"]!;
        (await tenant.Guest.Post("/api/holds", new { resourceId, start, end = start.AddHours(1) })).Expect(201);
        Assert.DoesNotContain(await Ask(here, start), i => (Guid)i["court"]!["id"]! == resourceId
            && (DateTimeOffset)i["start"]! == start);
    }

    [Fact]
    public async Task No_more_than_five_and_none_of_another_tenant()
    {
        var (tenant, other) = (await app.NewTenant(), await app.NewTenant());
        var here = await At(tenant, "Here", 40.42);
        for (var i = 1; i <= 6; i++) await At(tenant, $"Court {i}", 40.42 + (i * 0.001));
        await At(other, "Not ours", 40.4201);

        var items = await Ask(here, Given.HoursAhead(tenant, 48));

        Assert.Equal(Enumerable.Range(1, 5).Select(i => $"Court {i}"), items.Select(i => (string)i["court"]!["name"]!));
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused()
    {
        var tenant = await app.NewTenant();
        var here = await At(tenant, "Here", 40.42);

        (await tenant.Guest.Get($"/api/courts/{here.Id}/neighbours")).Expect(400);
        (await tenant.Guest.Get($"/api/courts/{here.Id}/neighbours?start=soon")).Expect(400);
        (await tenant.Guest.Get($"/api/courts/{here.Id}/neighbours?start=2026-12-01T17:00:00Z&durationMinutes=0")).Expect(400);
        Assert.Equal("resource-unknown", (await tenant.Guest.Get(
            $"/api/courts/{Guid.NewGuid()}/neighbours?start=2026-12-01T17:00:00Z")).Expect(404).Code);
        foreach (var absurd in new[] { "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z" })
            Assert.InRange((await tenant.Guest.Get($"/api/courts/{here.Id}/neighbours?start={absurd}")).Status, 200, 400);
    }

    private static Task<Given.Court> At(TestTenant tenant, string name, double latitude) =>
        Given.NewCourt(tenant, new() { Name = name, Latitude = latitude });

    private static async Task<IReadOnlyList<JsonNode>> Ask(Given.Court court, DateTimeOffset start) =>
        [.. (await court.Tenant.Guest.Get($"/api/courts/{court.Id}/neighbours?start={start:yyyy-MM-ddTHH:mm:ssZ}"))
            .Expect(200).Json["items"]!.AsArray().OfType<JsonNode>()];
}
