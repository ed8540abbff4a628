using Holdfast.Catalog;
using Holdfast.Contracts;

namespace Holdfast.Tests.Catalog;

[Collection(SharedApp.Name)]
public sealed class DemoCatalogTests(TestApp app)
{
    [Fact]
    public async Task Seeds_courts_of_all_kinds_around_Madrid_London_and_New_York()
    {
        await new CatalogModule().SeedDemo(app.Services, CancellationToken.None);

        Assert.True(await Near(40.4168, -3.7038, "FOOTBALL_5X5", "PADEL", "TENNIS") >= 40);
        Assert.True(await Near(51.5072, -0.1276, "FOOTBALL_5X5", "PADEL", "TENNIS") >= 3);
        Assert.True(await Near(40.7128, -74.0060, "FOOTBALL_5X5", "PADEL", "TENNIS") >= 3);
        Assert.Equal(1, await app.Database.Scalar<long>(
            "select count(*) from catalog.providers where tenant_id = @Demo and owner_user_id = @ProviderUser",
            new { DemoTenants.Demo, DemoTenants.ProviderUser }));
        Assert.True(await app.Database.Scalar<bool>(
            "select exists (select from catalog.resources where tenant_id = @Rival)", new { DemoTenants.Rival }));
    }

    [Fact]
    public async Task Every_demo_court_is_open_from_eight_to_ten_with_a_dearer_evening_and_sells_one_service()
    {
        await new CatalogModule().SeedDemo(app.Services, CancellationToken.None);

        var odd = await app.Database.Query<string>("""
            select r.name from catalog.resources r where r.tenant_id = @Demo and r.kind = 'court' and (
                (select count(*) from catalog.resource_services s where s.resource_id = r.id) <> 1
                or 7 <> (select count(*) from (
                    select weekday from catalog.windows w where w.resource_id = r.id group by weekday
                    having min(from_minute) = 480 and max(to_minute) = 1320 and sum(to_minute - from_minute) = 840
                        and max(price_multiplier) > 1 and min(price_multiplier) = 1) d))
            """, new { DemoTenants.Demo });

        Assert.Empty(odd);
    }

    [Fact]
    public async Task A_tutor_of_the_demo_owner_teaches_half_hours_and_hours_and_says_yes_to_each()
    {
        await new CatalogModule().SeedDemo(app.Services, CancellationToken.None);

        var lessons = await app.Database.Query<int>("""
            select s.duration_minutes from catalog.resources r
            join catalog.providers p on p.id = r.provider_id and p.owner_user_id = @ProviderUser
            join catalog.resource_services rs on rs.resource_id = r.id join catalog.services s on s.id = rs.service_id
            where r.tenant_id = @Demo and r.kind = 'person' and s.requires_approval and s.payment_policy = 'on_approval'
            order by 1
            """, new { DemoTenants.Demo, DemoTenants.ProviderUser });

        Assert.Equal([30, 60], lessons);
    }

    [Fact]
    public async Task Seeding_again_changes_and_tells_nothing()
    {
        await new CatalogModule().SeedDemo(app.Services, CancellationToken.None);
        var before = await Told();

        await new CatalogModule().SeedDemo(app.Services, CancellationToken.None);

        Assert.True(before > 0);
        Assert.Equal(before, await Told());
    }

    private async Task<long> Told()
    {
        await app.Settled();
        return await app.Database.Scalar<long>(
            "select count(*) from bus.log where tenant_id = @Demo and type ~ '^(provider|service|resource)\\.'",
            new { DemoTenants.Demo });
    }

    private async Task<int> Near(double latitude, double longitude, params string[] types)
    {
        var found = await app.Database.Query<string>("""
            select field_type from catalog.resources where tenant_id = @Demo and kind = 'court' and st_dwithin(
                location, st_setsrid(st_makepoint(@longitude, @latitude), 4326)::geography, 20000)
            """, new { DemoTenants.Demo, latitude, longitude });
        Assert.Equal(types, found.Distinct().Order());
        return found.Count;
    }
}
