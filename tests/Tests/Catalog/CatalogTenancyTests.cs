using System.Text.Json.Nodes;
using Holdfast.Kernel;
using Npgsql;

namespace Holdfast.Tests.Catalog;

[Collection(SharedApp.Name)]
public sealed class CatalogTenancyTests(TestApp app)
{
    [Fact]
    public async Task Ids_of_another_tenant_are_unknown_and_nothing_is_written()
    {
        var ours = await Club.In(await app.NewTenant());
        var theirs = await Club.In(await app.NewTenant());
        var court = await theirs.NewCourt();
        var venue = (await theirs.Owner.Post("/api/venues", new
        {
            name = "Hall",
            location = new { latitude = 40, longitude = -3 },
            address = "There 1",
            timeZone = "UTC",
        })).Expect(201).Json;

        Assert.Equal("provider-unknown", await Refused(ours, c => c["providerId"] = theirs.ProviderId));
        Assert.Equal("venue-unknown", await Refused(ours, c => c["venueId"] = (Guid)venue["id"]!));
        Assert.Equal("service-unknown", await Refused(
            ours, c => c["serviceIds"] = new JsonArray((Guid)court["services"]![0]!["id"]!)));
        Assert.Equal(0, await app.Database.Scalar<long>(
            "select count(*) from catalog.resources where tenant_id = @Id", new { ours.Tenant.Id }));
    }

    [Fact]
    public async Task Even_the_admin_of_another_tenant_neither_reads_nor_changes_it()
    {
        var theirs = await Club.In(await app.NewTenant());
        var court = await theirs.NewCourt();
        var admin = (await app.NewTenant()).Admin();
        var (id, serviceId) = (court["id"], court["services"]![0]!["id"]);

        (await admin.Get($"/api/resources/{id}")).Expect(404);
        (await admin.Get($"/api/courts/{id}/availability-windows")).Expect(404);
        (await admin.Put($"/api/courts/{id}", Club.Court(), ("If-Match", "*"))).Expect(404);
        (await admin.Put($"/api/courts/{id}/availability-windows", """{ "windows": [] }""")).Expect(404);
        (await admin.Put($"/api/services/{serviceId}", new { name = "Mine" }, ("If-Match", "*"))).Expect(404);
        var provider = new { name = "Mine", timeZone = "UTC", currency = "EUR" };
        (await admin.Put($"/api/providers/{theirs.ProviderId}", provider, ("If-Match", "*"))).Expect(404);
        Assert.Empty((await admin.Get("/api/resources")).Expect(200).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task A_provider_acts_only_for_its_own_and_an_admin_for_any()
    {
        var tenant = await app.NewTenant();
        var (one, other) = (await Club.In(tenant), await Club.In(tenant));
        var id = (await one.NewCourt())["id"];

        var foreign = await other.Owner.Put($"/api/courts/{id}", Club.Court(), ("If-Match", "*"));
        Assert.Equal((403, "forbidden"), (foreign.Status, foreign.Code));
        Assert.Equal("forbidden", await Refused(other, c => c["providerId"] = one.ProviderId, 403));
        Assert.Equal("forbidden", (await tenant.Customer().Post("/api/courts", Club.Court())).Expect(403).Code);
        (await tenant.Guest.Post("/api/courts", Club.Court())).Expect(401);
        (await tenant.Admin().Put($"/api/courts/{id}", Club.Court(), ("If-Match", "*"))).Expect(200);
    }

    [Fact]
    public async Task A_provider_must_be_named_when_it_is_not_clear_which()
    {
        var tenant = await app.NewTenant();
        var owner = tenant.As(Guid.CreateVersion7(), Roles.Provider);
        var provider = new { name = "Club", timeZone = "Europe/Madrid", currency = "EUR" };

        Assert.Equal("provider-required", (await owner.Post("/api/courts", Club.Court())).Expect(400).Code);
        var first = (await owner.Post("/api/providers", provider)).Expect(201).Json;
        (await owner.Post("/api/courts", Club.Court())).Expect(201);
        (await owner.Post("/api/providers", provider)).Expect(201);
        Assert.Equal("provider-required", (await owner.Post("/api/courts", Club.Court())).Expect(400).Code);
        (await owner.Post("/api/courts", Club.Court(c => c["providerId"] = (Guid)first["id"]!))).Expect(201);
    }

    [Fact]
    public async Task A_list_of_resources_goes_page_by_page_and_by_kind()
    {
        var club = await Club.In(await app.NewTenant());
        for (var n = 0; n < 3; n++) await club.NewCourt();
        (await club.Owner.Post("/api/resources", Club.Court(c =>
        {
            c["kind"] = "person";
            c["fieldType"] = null;
            c["attributes"] = new JsonObject { ["speaks"] = "es" };
        }))).Expect(201);

        const string courts = "/api/resources?kind=court&limit=2";
        var first = (await club.Owner.Get(courts)).Expect(200).Json;
        var second = (await club.Owner.Get($"{courts}&cursor={first["nextCursor"]}")).Expect(200).Json;

        var ids = first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(i => (Guid)i!["id"]!).ToList();
        Assert.Equal((3, 3, null), (ids.Count, ids.Distinct().Count(), second["nextCursor"]));
        (await club.Owner.Get("/api/resources?limit=101")).Expect(400);
        (await club.Owner.Get("/api/resources?kind=zebra")).Expect(400);
    }

    [Fact]
    public async Task The_database_refuses_a_service_of_another_tenant_on_a_resource()
    {
        var (ours, theirs) = (await Club.In(await app.NewTenant()), await Club.In(await app.NewTenant()));
        var (court, foreign) = (await ours.NewCourt(), await theirs.NewCourt());

        var error = await Assert.ThrowsAsync<PostgresException>(() => app.Database.Execute($"""
            insert into catalog.resource_services
            values ('{ours.Tenant.Id}', '{ours.ProviderId}', '{court["id"]}', '{foreign["services"]![0]!["id"]}')
            """));

        Assert.Equal("23503", error.SqlState);
    }

    private static async Task<string?> Refused(Club club, Action<JsonObject> change, int status = 404) =>
        (await club.Owner.Post("/api/courts", Club.Court(change))).Expect(status).Code;
}
