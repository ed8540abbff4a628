using Holdfast.Identity;
using Holdfast.Kernel;

namespace Holdfast.Tests.Identity;

[Collection(SecondApp.Name)]
public class OpenTenantTests(TestApp app)
{
    [Fact]
    public async Task Opens_a_tenant_whose_admin_may_sign_in()
    {
        var slug = $"t{Guid.NewGuid():N}"[..20];
        await OpenTenant.Run(app.Services, new(slug, "ann@acme.test", "a long enough pass"), CancellationToken.None);

        var client = new TestClient(new TestTenant(app, Guid.Empty, slug), null);
        await TestApp.Eventually(
            async () => (await client.Post("/api/auth/login", new { email = "ann@acme.test", password = "a long enough pass" })).Status == 200,
            "the admin signs in");
    }

    [Theory]
    [InlineData("A B", "ann@acme.test", "a long enough pass")]
    [InlineData("acme", "nobody", "a long enough pass")]
    [InlineData("acme", "ann@acme.test", "short")]
    public async Task Refuses_what_cannot_be(string slug, string email, string password) =>
        await Assert.ThrowsAsync<SettingsException>(
            () => OpenTenant.Run(app.Services, new(slug, email, password), CancellationToken.None));
}
