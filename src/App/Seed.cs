using Dapper;
using Holdfast.Identity;
using Holdfast.Kernel;

namespace Holdfast.App;

/// <summary>
/// <c>holdfast seed --demo</c>: two tenants, their people and what they offer, in an empty database. Each module writes its
/// own part; the rest follows by the events when the service runs. <c>holdfast seed --tenant</c> opens a real one.
/// </summary>
public static class Seed
{
    internal static async Task<int> Run(string[] args)
    {
        await using var services = CommandServices.Build();
        if (args is ["--tenant", var slug, "--admin", var email])
        {
            var password = services.GetRequiredService<IConfiguration>()["ADMIN_PASSWORD"] ?? "";
            await OpenTenant.Run(services, new(slug, email, password), CancellationToken.None);
            Console.WriteLine($"The tenant {slug} is open; {email} may sign in.");
            return 0;
        }
        if (args is not ["--demo"]) return await Help.Show(Console.Error, 2);
        if (services.GetRequiredService<Settings>().IsPublic)
            throw new SettingsException("The demo has a known password: it is not for a service with a public PUBLIC_URL.");
        if (await HasTenant(services))
        {
            Console.WriteLine("There are tenants already: nothing is seeded.");
            return 0;
        }
        await Demo(services, CancellationToken.None);
        Console.WriteLine("The demo is there.");
        return 0;
    }

    public static async Task Demo(IServiceProvider services, CancellationToken cancellation)
    {
        foreach (var module in Modules.All) await module.SeedDemo(services, cancellation);
    }

    private static async Task<bool> HasTenant(IServiceProvider services)
    {
        await using var connection = await services.GetRequiredService<DataSources>().App(PostgresBus.Schema).OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<bool>("select exists (select from bus.tenants)");
    }
}
