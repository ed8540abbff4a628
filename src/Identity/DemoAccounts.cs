using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Identity;

/// <summary>The demo's two tenants and their people. What is there already stays as it is.</summary>
internal static class DemoAccounts
{
    public const string Password = "holdfast-demo";

    private static readonly TenantChanged[] Tenants =
    [
        new(DemoTenants.Demo, "demo", "Holdfast Demo", [], GuestFeeBasisPoints: 500, MemberFeeBasisPoints: 300, Active: true),
        new(DemoTenants.Rival, "rival", "Rival Courts", [], GuestFeeBasisPoints: 500, MemberFeeBasisPoints: 300, Active: true),
    ];

    private static readonly (Guid TenantId, UserChanged User)[] Users =
    [
        (DemoTenants.Demo, Account(DemoTenants.CustomerUser, "customer@demo.test", "Carla Customer", Roles.Customer)),
        (DemoTenants.Demo, Account(DemoTenants.ProviderUser, "provider@demo.test", "Pedro Provider", Roles.Provider)),
        (DemoTenants.Demo, Account(DemoTenants.AdminUser, "admin@demo.test", "Ada Admin", Roles.Admin)),
        (DemoTenants.Demo, Account(DemoTenants.OperatorUser, "operator@demo.test", "Olga Operator", Roles.Operator)),
        (DemoTenants.Rival,
            Account(DemoTenants.RivalAdminUser, "admin@rival.test", "Rita Rival", Roles.Admin, Roles.Provider)),
    ];

    public static async Task Seed(IServiceProvider services, CancellationToken cancellation)
    {
        var database = services.GetRequiredKeyedService<Database>(IdentityModule.Key);
        var passwords = services.GetRequiredService<Passwords>();
        foreach (var tenant in Tenants)
        {
            var users = new List<(UserChanged User, string Hash)>();
            foreach (var (_, user) in Users.Where(u => u.TenantId == tenant.TenantId))
                users.Add((user, await passwords.Hash(Password, cancellation)));
            await database.Write(tenant.TenantId, async transaction =>
            {
                await Insert(transaction, tenant);
                foreach (var (user, hash) in users) await Insert(transaction, user, hash);
            }, cancellation);
        }
    }

    /// <summary>Of the accounts that the demo makes, whether any still opens with the demo's password.</summary>
    public static async Task<bool> Exist(IServiceProvider services, CancellationToken cancellation)
    {
        var database = services.GetRequiredKeyedService<Database>(IdentityModule.Key);
        var passwords = services.GetRequiredService<Passwords>();
        foreach (var tenant in Tenants)
        {
            var hashes = await database.Query<string>(tenant.TenantId, """
                select password_hash from identity.users where id = any(@Ids) and active and password_hash is not null
                """, new { Ids = Users.Select(u => u.User.UserId).ToArray() }, cancellation);
            foreach (var hash in hashes)
                if (await passwords.Verify(hash, Password, cancellation) != Passwords.Verdict.Wrong) return true;
        }
        return false;
    }

    internal static async Task Insert(TenantTransaction transaction, TenantChanged tenant)
    {
        var inserted = await transaction.Execute("""
            insert into identity.tenants (tenant_id, slug, name, hosts, guest_fee_basis_points, member_fee_basis_points,
                active, created_at)
            values (@TenantId, @Slug, @Name, @Hosts, @GuestFeeBasisPoints, @MemberFeeBasisPoints, @Active, @Now)
            on conflict do nothing
            """, new
        {
            tenant.TenantId,
            tenant.Slug,
            tenant.Name,
            tenant.Hosts,
            tenant.GuestFeeBasisPoints,
            tenant.MemberFeeBasisPoints,
            tenant.Active,
            transaction.Now,
        });
        if (inserted == 1) await transaction.Publish(tenant, 1);
    }

    internal static async Task Insert(TenantTransaction transaction, UserChanged user, string hash)
    {
        var inserted = await transaction.Execute("""
            insert into identity.users
                (id, tenant_id, email, display_name, password_hash, roles, locale, created_at, changed_at)
            values (@UserId, @TenantId, @Email, @DisplayName, @hash, @Roles, @Locale, @Now, @Now)
            on conflict do nothing
            """, new
        {
            user.UserId,
            transaction.TenantId,
            user.Email,
            user.DisplayName,
            hash,
            user.Roles,
            user.Locale,
            transaction.Now,
        });
        if (inserted == 1) await transaction.Publish(user, 1);
    }

    private static UserChanged Account(Guid id, string email, string name, params string[] roles) =>
        new(id, email, name, roles, "en", Active: true);
}
