using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Tests.Identity;

[Collection(SecondApp.Name)]
public class ErasureTests(TestApp app)
{
    [Fact]
    public async Task An_erased_person_is_nowhere_in_the_database()
    {
        var tenant = await app.NewTenant();
        var marker = $"marker{Guid.NewGuid():N}";
        var account = await People.Register(tenant, $"{marker}@example.test", $"Name {marker}");
        (await People.Login(tenant, account.Email, "not-the-password")).Expect(401);
        Assert.NotEqual(0, await Mentions(marker)); // The search finds what is there.

        (await account.Client.Delete("/api/me")).Expect(204);

        await TestApp.Eventually(async () => await Mentions(marker) == 0, "nothing mentions the person");
        Assert.Equal(0, await app.Database.Scalar<long>(
            "select count(*) from identity.sign_in_throttles where tenant_id = @Id", new { tenant.Id }));
        Assert.Equal(1, await People.Audited(tenant, "person.erased", account.Id));
    }

    [Fact]
    public async Task An_erased_account_opens_no_more_and_its_address_is_free()
    {
        var account = await People.Register(await app.NewTenant());
        (await account.Client.Delete("/api/me")).Expect(204);

        Assert.Equal("unauthenticated", (await account.Client.Get("/api/me")).Code);
        Assert.Equal("refresh-token-invalid", (await People.Refresh(account.Tenant, account.RefreshToken)).Code);
        Assert.Equal("credentials-wrong", (await People.Login(account.Tenant, account.Email)).Code);
        Assert.NotEqual(account.Id, (await People.Register(account.Tenant, account.Email)).Id);
    }

    [Fact]
    public async Task An_admin_erases_accounts_and_guests_of_the_own_tenant()
    {
        var account = await People.Register(await app.NewTenant());
        var namesake = await People.Register(await app.NewTenant(), account.Email);
        var admin = account.Tenant.Admin();

        var person = await admin.Post("/api/admin/persons/erase", new { email = account.Email.ToUpperInvariant() });
        var guest = await admin.Post("/api/admin/persons/erase", new { email = People.NewEmail() });

        Assert.Equal(account.Id, (Guid)person.Expect(202).Json["personId"]!);
        Assert.NotEqual(account.Id, (Guid)guest.Expect(202).Json["personId"]!);
        Assert.Equal("unauthenticated", (await account.Client.Get("/api/me")).Code);
        Assert.Equal(200, (await namesake.Client.Get("/api/me")).Status);
        await Told(account.Id, account.Email, account.Id);
        await Told((Guid)guest.Json["personId"]!, null, null);
    }

    [Fact]
    public async Task Nobody_but_an_admin_erases_others()
    {
        var account = await People.Register(await app.NewTenant());
        var request = new { email = account.Email };

        Assert.Equal("unauthenticated", (await account.Tenant.Guest.Post("/api/admin/persons/erase", request)).Code);
        Assert.Equal("forbidden", (await account.Client.Post("/api/admin/persons/erase", request)).Code);
        Assert.Equal("forbidden", (await account.Tenant.Operator().Post("/api/admin/persons/erase", request)).Code);
        Assert.Equal(200, (await account.Client.Get("/api/me")).Status);
    }

    private Task Told(Guid personId, string? email, Guid? userId) => TestApp.Eventually(
        async () => await app.Database.Scalar<long>("""
            select count(*) from bus.log where type = 'person.erased' and key = @personId
                and (data->>'userId')::uuid is not distinct from @userId and length(data->>'emailHash') = 64
                and data->>'emailHash' = coalesce(@hash, data->>'emailHash')
            """, new { personId, userId, hash = email is null ? null : HashOf(email) }) == 1, "the log tells of the erasure");

    private static string HashOf(string email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.ToLowerInvariant())));

    private async Task<long> Mentions(string marker)
    {
        var tables = await app.Database.Query<string>("""
            select format('(select count(*) from %I.%I t where t::text ilike @marker)', schemaname, tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')
            """);
        return await app.Database.Scalar<long>("select " + string.Join(" + ", tables), new { marker = $"%{marker}%" });
    }
}
