namespace Holdfast.Tests.Identity;

[Collection(SecondApp.Name)]
public class RefreshTests(TestApp app)
{
    [Fact]
    public async Task A_refresh_gives_a_pair_that_works()
    {
        var account = await People.Register(await app.NewTenant());

        var reply = await People.Refresh(account.Tenant, account.RefreshToken);

        var renewed = People.Of(account.Tenant, reply.Expect(200).Json);
        Assert.Equal((account.Id, account.Email), (renewed.Id, renewed.Email));
        Assert.NotEqual(account.RefreshToken, renewed.RefreshToken);
        Assert.Equal(200, (await renewed.Client.Get("/api/me")).Status);
        Assert.Equal(200, (await People.Refresh(account.Tenant, renewed.RefreshToken)).Status);
    }

    [Fact]
    public async Task A_token_that_comes_back_after_its_successor_was_used_ends_the_session()
    {
        var account = await People.Register(await app.NewTenant());
        var second = People.Token(await People.Refresh(account.Tenant, account.RefreshToken));
        var third = People.Token(await People.Refresh(account.Tenant, second));

        var stolen = await People.Refresh(account.Tenant, account.RefreshToken);

        Assert.Equal((401, "refresh-token-invalid"), (stolen.Status, stolen.Code));
        Assert.Equal("refresh-token-invalid", (await People.Refresh(account.Tenant, third)).Code);
        Assert.Equal(1, await People.Audited(account.Tenant, "session.token-reused"));
        Assert.Equal(200, (await People.Login(account.Tenant, account.Email)).Status);
    }

    [Fact]
    public async Task A_lost_answer_is_given_again_but_only_one_of_the_answers_goes_on()
    {
        var account = await People.Register(await app.NewTenant());
        var lost = People.Token(await People.Refresh(account.Tenant, account.RefreshToken));
        var again = People.Token(await People.Refresh(account.Tenant, account.RefreshToken));
        var next = People.Token(await People.Refresh(account.Tenant, again));

        var thief = await People.Refresh(account.Tenant, lost);

        Assert.Equal((401, "refresh-token-invalid"), (thief.Status, thief.Code));
        Assert.Equal(401, (await People.Refresh(account.Tenant, next)).Status);
    }

    [Fact]
    public async Task Two_pages_that_refresh_at_once_stay_signed_in()
    {
        var account = await People.Register(await app.NewTenant());

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => People.Refresh(account.Tenant, account.RefreshToken)));

        var tokens = replies.Select(People.Token).Distinct().ToList();
        Assert.Equal(2, tokens.Count);
        Assert.Equal(200, (await People.Refresh(account.Tenant, tokens[1])).Status);
    }

    [Fact]
    public async Task Of_two_answers_used_at_once_one_goes_through_and_the_session_ends()
    {
        var account = await People.Register(await app.NewTenant());
        var first = People.Token(await People.Refresh(account.Tenant, account.RefreshToken));
        var other = People.Token(await People.Refresh(account.Tenant, account.RefreshToken));

        var replies = await People.AtOnce(app, "identity.sessions where user_id = @Id", new { account.Id },
            () => People.Refresh(account.Tenant, first), () => People.Refresh(account.Tenant, other));

        Assert.Equal([200, 401], replies.Select(r => r.Status).Order());
        var winner = People.Token(replies.Single(r => r.Status == 200));
        Assert.Equal(401, (await People.Refresh(account.Tenant, winner)).Status);
    }

    [Fact]
    public async Task The_same_key_at_once_gets_the_same_pair()
    {
        var account = await People.Register(await app.NewTenant());

        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => account.Tenant.Guest.Post(
            "/api/auth/refresh", new { refreshToken = account.RefreshToken }, ("Idempotency-Key", "again"))));

        Assert.Single(replies.Select(People.Token).Distinct());
    }

    [Fact]
    public async Task Logging_out_ends_this_session_and_no_other()
    {
        var account = await People.Register(await app.NewTenant());
        var other = People.Token(await People.Login(account.Tenant, account.Email));

        var reply = await account.Tenant.Guest.Post("/api/auth/logout", new { refreshToken = account.RefreshToken });
        var repeated = await account.Tenant.Guest.Post("/api/auth/logout", new { refreshToken = account.RefreshToken });

        Assert.Equal((204, 204), (reply.Status, repeated.Status));
        Assert.Equal("refresh-token-invalid", (await People.Refresh(account.Tenant, account.RefreshToken)).Code);
        Assert.Equal(200, (await People.Refresh(account.Tenant, other)).Status);
    }

    [Fact]
    public async Task Logging_out_everywhere_ends_all_sessions()
    {
        var account = await People.Register(await app.NewTenant());
        var other = People.Token(await People.Login(account.Tenant, account.Email));

        (await account.Client.Post("/api/auth/logout", new { everywhere = true })).Expect(204);

        Assert.Equal(401, (await People.Refresh(account.Tenant, account.RefreshToken)).Status);
        Assert.Equal(401, (await People.Refresh(account.Tenant, other)).Status);
        Assert.Equal(1, await People.Audited(account.Tenant, "user.signed-out-everywhere", account.Id));
    }

    [Fact]
    public async Task Tokens_are_kept_as_hashes_only()
    {
        var account = await People.Register(await app.NewTenant());

        var kept = await app.Database.Scalar<long>("""
            select count(*) from identity.refresh_tokens
            where tenant_id = @Id and hash = sha256(convert_to(@Token, 'UTF8')) and refresh_tokens::text not like '%' || @Token || '%'
            """, new { account.Tenant.Id, Token = account.RefreshToken });

        Assert.Equal(1, kept);
    }
}
