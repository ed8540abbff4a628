namespace Holdfast.Tests.Identity;

[Collection(SecondApp.Name)]
public class ProfileTests(TestApp app)
{
    [Fact]
    public async Task A_change_needs_the_version_that_was_read()
    {
        var account = await People.Register(await app.NewTenant());
        var change = new { displayName = "Berta", locale = "de" };
        var read = await account.Client.Get("/api/me");

        var changed = await account.Client.Put("/api/me", change, ("If-Match", read.ETag!));
        var stale = await account.Client.Put("/api/me", change, ("If-Match", read.ETag!));
        var without = await account.Client.Put("/api/me", change);
        var junk = await account.Client.Put("/api/me", change, ("If-Match", "yesterday"));

        Assert.Equal(("Berta", "de", "\"2\""), (
            (string)changed.Expect(200).Json["displayName"]!, (string)changed.Json["locale"]!, changed.ETag));
        Assert.Equal((412, "version-mismatch"), (stale.Status, stale.Code));
        Assert.Equal((428, "version-required"), (without.Status, without.Code));
        Assert.Equal((400, "validation-failed"), (junk.Status, junk.Code));
        Assert.Equal(changed.Text, (await account.Client.Get("/api/me")).Text);
    }

    [Fact]
    public async Task Of_changes_at_once_one_wins()
    {
        var account = await People.Register(await app.NewTenant());

        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            account.Client.Put("/api/me", new { displayName = $"Name {i}" }, ("If-Match", "\"1\""))));

        Assert.Equal([200, 412, 412, 412, 412, 412], replies.Select(r => r.Status).Order());
        await TestApp.Eventually(async () => await app.Database.Scalar<long>(
            "select count(*) from bus.log where key = @Id and type = 'user.changed' and aggregate_version = 2",
            new { account.Id }) == 1, "the log tells of the one change");
    }

    [Fact]
    public async Task A_token_without_an_account_is_nobody()
    {
        var customer = (await app.NewTenant()).Customer();

        Assert.Equal("unauthenticated", (await customer.Get("/api/me")).Code);
        Assert.Equal("unauthenticated", (await customer.Put("/api/me", new { displayName = "X" }, ("If-Match", "*"))).Code);
        Assert.Equal("unauthenticated", (await customer.Delete("/api/me")).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("""{"email":1,"password":2,"refreshToken":3,"displayName":4}""")]
    [InlineData("""{"email":null,"password":null,"refreshToken":null,"displayName":null}""")]
    [InlineData("""{"email":"a@b","password":"short","refreshToken":{},"displayName":""}""")]
    [InlineData("""{"email":"a\u0000@b.c","password":"","refreshToken":[],"displayName":"a\u0000b"}""")]
    [InlineData("""{"email":"\ud800@b.c","password":"0123456789","refreshToken":"\ud800","displayName":"\ud800"}""")]
    public async Task Bad_input_is_told_what_is_wrong(string body)
    {
        var tenant = await app.NewTenant();
        var account = await People.Register(tenant);

        var replies = new[]
        {
            await tenant.Guest.Post("/api/auth/register", body),
            await tenant.Guest.Post("/api/auth/login", body),
            await tenant.Guest.Post("/api/auth/refresh", body),
            await tenant.Guest.Post("/api/auth/logout", body),
            await account.Client.Put("/api/me", body, ("If-Match", "\"1\"")),
            await tenant.Admin().Post("/api/admin/persons/erase", body),
        };

        Assert.All(replies, reply => Assert.Equal((400, "validation-failed"), (reply.Status, reply.Code)));
    }

    [Fact]
    public async Task Lengths_have_their_bounds()
    {
        var tenant = await app.NewTenant();
        Task<Reply> Register(string password, string name, string? email = null) => tenant.Guest.Post(
            "/api/auth/register", new { email = email ?? People.NewEmail(), password, displayName = name });

        Assert.Equal(201, (await Register("0123456789", new string('n', 100))).Status);
        Assert.Equal(400, (await Register("012345678", "n")).Status);
        Assert.Equal(400, (await Register("0123456789", new string('n', 101))).Status);
        Assert.Equal(400, (await Register("0123456789", "n", new string('e', 250) + "@b.c")).Status);
        Assert.Equal(400, (await Register(new string('p', 100_000), "n")).Status);
    }
}
