using Holdfast.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Tests.Identity;

/// <summary>What time does to tokens and locks; an app of its own, because its clock is moved.</summary>
public class MovedClockTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task An_access_token_lasts_fifteen_minutes_and_a_refresh_goes_on()
    {
        var account = await People.Register(await app.NewTenant());
        app.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(200, (await account.Client.Get("/api/me")).Status);

        app.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal((401, "unauthenticated"), await Refusal(account.Client.Get("/api/me")));
        Assert.Equal((401, "unauthenticated"), await Refusal(account.Client.Delete("/api/me")));
        var renewed = People.Of(account.Tenant, (await People.Refresh(account.Tenant, account.RefreshToken)).Expect(200).Json);
        Assert.Equal(200, (await renewed.Client.Get("/api/me")).Status);
    }

    [Fact]
    public async Task A_used_token_that_comes_back_late_ends_the_session()
    {
        var account = await People.Register(await app.NewTenant());
        var next = People.Token(await People.Refresh(account.Tenant, account.RefreshToken));
        app.Clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal((401, "refresh-token-invalid"), await Refusal(People.Refresh(account.Tenant, account.RefreshToken)));
        Assert.Equal((401, "refresh-token-invalid"), await Refusal(People.Refresh(account.Tenant, next)));
    }

    [Fact]
    public async Task A_refresh_token_lasts_thirty_days_and_is_swept_away_after()
    {
        var account = await People.Register(await app.NewTenant());
        app.Clock.Advance(TimeSpan.FromDays(29));
        var next = People.Token(await People.Refresh(account.Tenant, account.RefreshToken));
        app.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal((401, "refresh-token-invalid"), await Refusal(People.Refresh(account.Tenant, next)));

        app.Clock.Advance(TimeSpan.FromDays(8));
        await app.Services.GetRequiredService<ExpireSessions>().Drain(CancellationToken.None);

        Assert.Equal(0, await app.Database.Scalar<long>("""
            select (select count(*) from identity.sessions where tenant_id = @Id)
                + (select count(*) from identity.refresh_tokens where tenant_id = @Id)
            """, new { account.Tenant.Id }));
    }

    [Fact]
    public async Task A_lock_ends_when_it_said_and_the_next_one_is_longer()
    {
        var account = await People.Register(await app.NewTenant());
        for (var i = 0; i < 5; i++) (await People.Login(account.Tenant, account.Email, "not-the-password")).Expect(401);
        (await People.Login(account.Tenant, account.Email)).Expect(429);

        app.Clock.Advance(TimeSpan.FromSeconds(15));
        (await People.Login(account.Tenant, account.Email, "not-the-password")).Expect(401);
        app.Clock.Advance(TimeSpan.FromSeconds(15));
        (await People.Login(account.Tenant, account.Email)).Expect(429);
        app.Clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(200, (await People.Login(account.Tenant, account.Email)).Status);
    }

    [Fact]
    public async Task A_hash_of_lower_cost_is_renewed_at_the_next_sign_in()
    {
        var account = await People.Register(await app.NewTenant());
        using var cheap = new Passwords(iterations: 1_000);
        var hash = await cheap.Hash(People.Password, CancellationToken.None);
        await app.Database.Execute($"update identity.users set password_hash = '{hash}' where id = '{account.Id}'");

        (await People.Login(account.Tenant, account.Email)).Expect(200);

        var renewed = await app.Database.Scalar<string>(
            "select password_hash from identity.users where id = @Id", new { account.Id });
        Assert.NotEqual(hash, renewed);
        Assert.Equal(200, (await People.Login(account.Tenant, account.Email)).Status);
    }

    private static async Task<(int Status, string? Code)> Refusal(Task<Reply> asked)
    {
        var reply = await asked;
        return (reply.Status, reply.Code);
    }
}
