using Holdfast.App;
using Holdfast.Kernel;
using Microsoft.Extensions.Configuration;

namespace Holdfast.Tests.Platform;

/// <summary>Feature: court-booking-platform, Properties 29, 30 and 31: migrations run, leave history, can be taken back; PostGIS works.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task Every_migration_can_be_taken_back_and_applied_again_with_the_same_result()
    {
        await using var database = await TestDatabase.Clone();
        var migrator = NewMigrator(database);
        var before = await Shape(database);

        foreach (var module in Modules.All.Select(m => m.Name).Append("bus"))
            Assert.True(await migrator.Down(module, 1_000, _ => { }, CancellationToken.None) > 0, module);
        Assert.Empty(await Shape(database));
        await migrator.Up(_ => { }, CancellationToken.None);

        Assert.Equal(before, await Shape(database));
    }

    [Fact]
    public async Task History_tells_each_step_and_a_second_run_does_nothing()
    {
        await using var database = await TestDatabase.Clone();
        var migrator = NewMigrator(database);

        Assert.Equal(0, await migrator.Up(_ => { }, CancellationToken.None));
        Assert.Equal(1, await migrator.Down("bookings", 1, _ => { }, CancellationToken.None));
        Assert.Equal(1, await migrator.Up(_ => { }, CancellationToken.None));

        var last = await database.Query<string>("select direction from bookings.schema_history order by id desc limit 2");
        Assert.Equal(["up", "down"], last);
    }

    [Fact]
    public void A_number_is_given_once_in_a_module() => Assert.Empty(
        from plan in Migrator.Plan(Modules.All)
        from same in plan.Files.GroupBy(file => (file.Component, file.Number))
        where same.Count() > 1
        select string.Join(" and ", same.Select(file => $"{file.Component}/{file.Name}")));

    [Fact]
    public async Task A_changed_migration_is_refused()
    {
        await using var database = await TestDatabase.Clone();
        await database.Execute("update bookings.schema_history set checksum = 'other' where component = 'bookings' and number = 1");
        await using var sources = new DataSources(NewSettings(database), new Keys(TestDatabase.SecretKey));

        var error = await Assert.ThrowsAsync<MigrationException>(
            () => Migrator.Verify(Modules.All, sources, CancellationToken.None));

        Assert.Contains("bookings/001", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_migrators_at_once_do_each_step_once()
    {
        await using var database = await TestDatabase.Clone();
        await NewMigrator(database).Down("bookings", 1_000, _ => { }, CancellationToken.None);

        var counts = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => NewMigrator(database).Up(_ => { }, CancellationToken.None)));

        Assert.Equal(Migrator.Plan(Modules.All).Single(p => p.Schema == "bookings").Files.Count, counts.Sum());
    }

    /// <summary>Roles belong to the cluster, which two databases share: the migrators' locks do not.</summary>
    [Fact]
    public async Task Migrators_of_two_databases_of_one_cluster_do_not_trip_over_its_roles()
    {
        await using var one = await TestDatabase.Clone();
        await using var other = await TestDatabase.Clone();

        var counts = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            i => NewMigrator(i % 2 == 0 ? one : other).Up(_ => { }, CancellationToken.None)));

        Assert.All(counts, count => Assert.Equal(0, count));
    }

    [Fact]
    public async Task Services_do_not_start_with_more_rights_than_they_need()
    {
        await using var database = await TestDatabase.Clone();
        await database.Execute($"create schema tests; create table tests.mine (id int); alter table tests.mine owner to \"{TestDatabase.RolePrefix}_app\"");
        await using var sources = new DataSources(NewSettings(database), new Keys(TestDatabase.SecretKey));

        await Assert.ThrowsAsync<SettingsException>(
            () => DatabaseGuard.Verify(["bookings"], sources, CancellationToken.None));
    }

    [Fact]
    public async Task Postgis_measures_the_earth()
    {
        await using var database = await TestDatabase.Clone();

        var meters = await database.Scalar<double>("""
            select st_distance(st_setsrid(st_makepoint(-3.7038, 40.4168), 4326)::geography,
                st_setsrid(st_makepoint(-0.1276, 51.5072), 4326)::geography)
            """);

        Assert.InRange(meters, 1_260_000, 1_268_000); // Madrid to London, about 1,264 km.
    }

    /// <summary>Tables, columns, indexes, constraints, policies, grants: all that a schema is.</summary>
    private static Task<IReadOnlyList<string>> Shape(TestDatabase database) => database.Query<string>("""
        select * from (
            select 'column ' || table_schema || '.' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
            from information_schema.columns where table_schema not in ('public', 'pg_catalog', 'information_schema')
            union all select 'index ' || indexdef from pg_indexes where schemaname not in ('public', 'pg_catalog')
            union all select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
                where connamespace::regnamespace::text not in ('public', 'pg_catalog', 'information_schema')
            union all select 'policy ' || schemaname || '.' || tablename || ' ' || policyname || ' ' || roles::text from pg_policies
            union all select 'grant ' || table_schema || '.' || table_name || ' ' || grantee || ' ' || privilege_type
                from information_schema.role_table_grants where table_schema not in ('public', 'pg_catalog', 'information_schema')
        ) shape (line) where line not like '%schema_history%' order by line collate "C"
        """);

    private static Migrator NewMigrator(TestDatabase database) =>
        new(Modules.All, NewSettings(database), new Keys(TestDatabase.SecretKey), TimeProvider.System);

    private static Settings NewSettings(TestDatabase database) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(database.Settings).Build());
}
