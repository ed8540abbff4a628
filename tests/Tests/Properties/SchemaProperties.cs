using FsCheck.Fluent;
using Holdfast.App;
using Holdfast.Kernel;
using Microsoft.Extensions.Configuration;

namespace Holdfast.Tests.Properties;

/// <summary>On a database of its own, which is taken apart and put together again.</summary>
public sealed class SchemaProperties : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.Clone();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact(DisplayName = Feature.Name + "29 and 30: migrations can be taken back any number of steps, with a history, and applied again")]
    public async Task Migrations()
    {
        var migrator = new Migrator(
            Modules.All, new Settings(new ConfigurationBuilder().AddInMemoryCollection(_database.Settings).Build()),
            new Keys(TestDatabase.SecretKey), TimeProvider.System);
        var columns = await Columns();

        await Feature.Holds(
            from module in Gen.Elements(Modules.All.Select(m => m.Name).ToArray()) from steps in Gen.Choose(1, 3) select (module, steps),
            async c =>
            {
                var taken = await migrator.Down(c.module, c.steps, _ => { }, CancellationToken.None);
                Assert.InRange(taken, 1, c.steps);
                Assert.NotEqual(columns, await Columns());
                Assert.Equal(taken, await migrator.Up(_ => { }, CancellationToken.None));
                Assert.Equal(columns, await Columns());
                var history = await _database.Query<string>(
                    $"select direction from {c.module}.schema_history order by id desc limit @n", new { n = 2 * taken });
                Assert.Equal(
                    Enumerable.Repeat("up", taken).Concat(Enumerable.Repeat("down", taken)), history);
            });
    }

    [Fact(DisplayName = Feature.Name + "31: PostGIS is there and measures as the earth is")]
    public Task Geography() => Feature.Holds(
        from latitude in Gen.Choose(-8_900, 8_900)
        from longitude in Gen.Choose(-17_900, 17_900)
        from east in Gen.Choose(1, 100)
        select (Latitude: latitude / 100.0, Longitude: longitude / 100.0, East: east / 100.0),
        async c =>
        {
            var told = await _database.Scalar<double>("""
                select st_distance(st_setsrid(st_makepoint(@Longitude, @Latitude), 4326)::geography,
                    st_setsrid(st_makepoint(@Longitude + @East, @Latitude), 4326)::geography)
                """, new { c.Longitude, c.Latitude, c.East });
            var circle = 111_195 * c.East * Math.Cos(double.DegreesToRadians(c.Latitude));
            Assert.InRange(told, circle * 0.99, (circle * 1.01) + 1);
        });

    /// <summary>With who may do what with each, where that is said of the column itself.</summary>
    private Task<IReadOnlyList<string>> Columns() => _database.Query<string>("""
        select concat_ws(' ', n.nspname || '.' || c.relname || '.' || a.attname, nullif(a.attacl::text, '{}')) from pg_class c
        join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
        where not a.attisdropped and c.relkind in ('r', 'p')
            and n.nspname not in ('public', 'pg_catalog', 'information_schema') order by 1
        """);
}
