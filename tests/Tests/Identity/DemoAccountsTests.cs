using Holdfast.App;
using Holdfast.Identity;
using Holdfast.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Holdfast.Tests.Identity;

/// <summary>An app of its own, because the demo's tenants are there once.</summary>
public class DemoAccountsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_demo_can_be_seeded_twice_opens_and_never_goes_public()
    {
        await StartsInPublic();
        var module = new IdentityModule();
        await module.SeedDemo(app.Services, CancellationToken.None);
        await module.SeedDemo(app.Services, CancellationToken.None);

        Assert.Equal(
            ["admin@demo.test", "admin@rival.test", "customer@demo.test", "operator@demo.test", "provider@demo.test"],
            await app.Database.Query<string>("select email from identity.users order by email"));
        await Opens("demo", "customer@demo.test", Roles.Customer);
        await Opens("demo", "operator@demo.test", Roles.Operator);
        await Opens("rival", "admin@rival.test", Roles.Admin, Roles.Provider);
        var refusal = await Assert.ThrowsAsync<SettingsException>(StartsInPublic);
        Assert.Contains("demo password", refusal.Message, StringComparison.Ordinal);
    }

    private async Task Opens(string slug, string email, params string[] roles)
    {
        var tenant = new TestTenant(app, Guid.Empty, slug);
        await TestApp.Eventually(
            async () => (await tenant.Guest.Get("/api/me")).Code == "unauthenticated", $"the tenant {slug} is known");
        var reply = await People.Login(tenant, email, "holdfast-demo");
        Assert.Equal(roles, reply.Expect(200).Json["user"]!["roles"]!.AsArray().Select(r => (string)r!));
    }

    private async Task StartsInPublic()
    {
        await using var service = Serve.Build(["--modules", "identity"], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(app.Database.Settings);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["PORT"] = "0",
                ["PUBLIC_URL"] = "https://book.example.org",
            });
        });
        await Serve.Start(service, CancellationToken.None);
        await service.StopAsync();
    }
}
