using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Tests.Architecture;

/// <summary>What must be true of every table, whichever module made it.</summary>
[Collection(SharedApp.Name)]
public sealed class DatabaseRuleTests(TestApp app)
{
    /// <summary>They serve all tenants; no request reads them.</summary>
    private static readonly string[] WithoutPolicy = ["outbox", "inbox", "log", "webhook_events"];

    [Fact]
    public async Task Every_table_with_tenants_in_it_has_forced_row_level_security()
    {
        var open = await app.Database.Query<string>("""
            select n.nspname || '.' || c.relname from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity) and c.relname <> all(@WithoutPolicy)
            """, new { WithoutPolicy });

        Assert.Empty(open);
    }

    /// <summary>But for cursors, histories and raw webhooks, whose tenant is found only when they are worked on.</summary>
    [Fact]
    public async Task Every_table_of_a_module_knows_its_tenant()
    {
        var without = await app.Database.Query<string>("""
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not in ('public', 'bus', 'pg_catalog', 'information_schema')
                and c.relname not in ('schema_history', 'cursors', 'webhook_events')
                and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')
            """);

        Assert.Empty(without);
    }

    [Fact]
    public async Task Without_a_tenant_a_statement_fails_and_with_one_it_sees_no_other()
    {
        var (mine, other) = (await Given.NewCourt(await app.NewTenant()), await Given.NewCourt(await app.NewTenant()));
        var sources = app.Services.GetRequiredService<Holdfast.Kernel.DataSources>();
        await using var connection = await sources.App("bookings").OpenConnectionAsync();

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.ExecuteScalarAsync<long>("select count(*) from bookings.resources"));
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("select set_config('app.tenant_id', @id, true)", new { id = mine.Tenant.Id.ToString() });
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("select count(*) from bookings.resources"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>(
            "select count(*) from bookings.resources where id = @Id", new { other.Id }));
    }

    [Fact]
    public async Task The_audit_trail_can_only_grow()
    {
        var court = await Given.NewCourt(await app.NewTenant());
        var booking = (await Given.Book(court, Given.HoursAhead(court.Tenant, 30))).Expect(201).Json;
        (await court.Owner.Put($"/api/bookings/{booking["id"]}/cancel", new { reason = "flood" })).Expect(200);

        Assert.Equal(1, await app.Database.Scalar<long>("select count(*) from bookings.audit where tenant_id = @Id", new { court.Tenant.Id }));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => app.Database.Execute("delete from bookings.audit"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => app.Database.Execute("update bookings.audit set actor = 'nobody'"));
    }
}
