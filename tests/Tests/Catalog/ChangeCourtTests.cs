using System.Text.Json.Nodes;

namespace Holdfast.Tests.Catalog;

[Collection(SharedApp.Name)]
public sealed class ChangeCourtTests(TestApp app)
{
    [Fact]
    [Trait("Property", "Feature: court-booking-platform, Property 4: Field Update Propagation")]
    public async Task Replaces_the_court_raises_its_version_and_is_seen_by_customers()
    {
        var club = await Club.In(await app.NewTenant());
        var id = (Guid)(await club.NewCourt())["id"]!;

        var changed = (await club.Owner.Put($"/api/courts/{id}", Dearer, ("If-Match", "\"1\""))).Expect(200);

        Assert.Equal("\"2\"", changed.ETag);
        Assert.Equal((2, 3_000, "hard"), (
            (int)changed.Json["version"]!, (int)changed.Json["basePrice"]!["amount"]!,
            (string)changed.Json["attributes"]!["surface"]!));
        Assert.Equal(7, changed.Json["windows"]!.AsArray().Count);
        Assert.Single(changed.Json["services"]!.AsArray());
        var (versions, told) = await club.Told("resource.changed", id);
        Assert.Equal([1, 2], versions);
        Assert.Equal(3_000, (int)told["basePrice"]!["amount"]!);
        var seen = (await club.Tenant.Guest.Get($"/api/courts/{id}")).Expect(200).Json;
        Assert.Equal(3_000, (int)seen["basePrice"]!["amount"]!);
    }

    [Fact]
    public async Task Refuses_a_change_made_from_an_older_version_or_from_none()
    {
        var club = await Club.In(await app.NewTenant());
        var path = $"/api/courts/{(await club.NewCourt())["id"]}";
        (await club.Owner.Put(path, Dearer, ("If-Match", "\"1\""))).Expect(200);

        Assert.Equal("version-required", (await club.Owner.Put(path, Dearer)).Expect(428).Code);
        Assert.Equal("version-mismatch", (await club.Owner.Put(path, Dearer, ("If-Match", "\"1\""))).Expect(412).Code);
        Assert.Equal("version-mismatch", (await club.Owner.Put(path, Dearer, ("If-Match", "\"x\""))).Expect(412).Code);
        (await club.Owner.Put(path, Dearer, ("If-Match", "\"2\""))).Expect(200);
    }

    [Fact]
    public async Task Lets_one_of_two_changes_made_from_the_same_version_win()
    {
        var club = await Club.In(await app.NewTenant());
        var id = (Guid)(await club.NewCourt())["id"]!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => club.Owner.Put($"/api/courts/{id}", Dearer, ("If-Match", "\"1\""))));

        Assert.Equal([200, 412, 412, 412, 412, 412, 412, 412], answers.Select(a => a.Status).Order());
        Assert.Equal([1, 2], (await club.Told("resource.changed", id)).Versions);
    }

    [Fact]
    public async Task A_court_that_is_not_offered_any_more_is_gone_for_customers_and_stays_for_its_owner()
    {
        var club = await Club.In(await app.NewTenant());
        var id = (Guid)(await club.NewCourt())["id"]!;

        var closed = Club.Court(c => c["active"] = false);
        (await club.Owner.Put($"/api/courts/{id}", closed, ("If-Match", "*"))).Expect(200);

        await app.Settled();
        (await club.Tenant.Guest.Get($"/api/courts/{id}")).Expect(404);
        Assert.False((bool)(await club.Owner.Get($"/api/resources/{id}")).Expect(200).Json["active"]!);
    }

    [Fact]
    public async Task A_changed_service_is_told_whole_with_its_new_version()
    {
        var club = await Club.In(await app.NewTenant());
        var id = (Guid)(await club.NewCourt())["services"]![0]!["id"]!;
        var body = new { name = "Ninety minutes", durationMinutes = 90, gridMinutes = 30, bufferAfterMinutes = 15 };

        Assert.Equal("version-required", (await club.Owner.Put($"/api/services/{id}", body)).Expect(428).Code);
        (await club.Owner.Put($"/api/services/{id}", body, ("If-Match", "\"1\""))).Expect(200);

        var (versions, told) = await club.Told("service.changed", id);
        Assert.Equal([1, 2], versions);
        Assert.Equal(("Ninety minutes", 90, 30, 15), (
            (string)told["name"]!, (int)told["durationMinutes"]!, (int)told["gridMinutes"]!,
            (int)told["bufferAfterMinutes"]!));
    }

    private static JsonObject Dearer => Club.Court(c =>
    {
        c["basePrice"]!["amount"] = 3_000;
        c["attributes"]!["surface"] = "hard";
    });
}
