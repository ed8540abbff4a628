namespace Holdfast.Tests.Identity;

[Collection(SecondApp.Name)]
public class SignInTests(TestApp app)
{
    [Fact]
    public async Task Registering_makes_a_customer_who_is_signed_in()
    {
        var tenant = await app.NewTenant();
        var email = People.NewEmail();

        var reply = await tenant.Guest.Post(
            "/api/auth/register", new { email, password = People.Password, displayName = " Una ", locale = "pt-BR" });

        var user = reply.Expect(201).Json["user"]!;
        Assert.Equal((email, "Una", "customer", 900), ((string)user["email"]!, (string)user["displayName"]!,
            (string)user["roles"]!.AsArray().Single()!, (int)reply.Json["expiresIn"]!));
        Assert.Equal("no-store", reply.Headers["Cache-Control"]);
        var me = await People.Of(tenant, reply.Json).Client.Get("/api/me");
        Assert.Equal(((string)user["id"]!, "pt-BR", 1), ((string)me.Expect(200).Json["id"]!,
            (string)me.Json["locale"]!, (int)me.Json["version"]!));
        Assert.Equal(1, await People.Audited(tenant, "user.registered", (Guid)user["id"]!));
    }

    [Fact]
    public async Task Other_modules_hear_of_a_new_account()
    {
        var account = await People.Register(await app.NewTenant());

        await TestApp.Eventually(async () => await app.Database.Scalar<long>("""
            select count(*) from bus.log where key = @Id and type = 'user.changed' and aggregate_version = 1
                and data->>'email' = @Email and data->'roles' = '["customer"]' and (data->>'active')::boolean
            """, new { account.Id, account.Email }) == 1, "the log tells of the account");
    }

    [Fact]
    public async Task An_address_has_one_account_in_a_tenant_however_it_is_spelled()
    {
        var account = await People.Register(await app.NewTenant());
        var request = new { email = account.Email.ToUpperInvariant(), password = People.Password };

        var again = await account.Tenant.Guest.Post("/api/auth/register", request);
        var elsewhere = await (await app.NewTenant()).Guest.Post("/api/auth/register", request);

        Assert.Equal((409, "email-taken"), (again.Status, again.Code));
        Assert.Equal(201, elsewhere.Status);
    }

    [Fact]
    public async Task Of_registrations_of_one_address_at_once_one_is_made()
    {
        var tenant = await app.NewTenant();
        var request = new { email = People.NewEmail(), password = People.Password };

        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => tenant.Guest.Post("/api/auth/register", request)));

        Assert.Equal([201, 409, 409, 409, 409, 409], replies.Select(r => r.Status).Order());
    }

    [Fact]
    public async Task A_registration_sent_twice_with_its_key_is_answered_twice()
    {
        var tenant = await app.NewTenant();
        var request = new { email = People.NewEmail(), password = People.Password };

        var first = await tenant.Guest.Post("/api/auth/register", request, ("Idempotency-Key", "one"));
        var second = await tenant.Guest.Post("/api/auth/register", request, ("Idempotency-Key", "one"));

        Assert.Equal(first.Expect(201).Text, second.Expect(201).Text);
        Assert.Equal("true", second.Headers["Idempotency-Replayed"]);
    }

    [Fact]
    public async Task Unknown_address_and_wrong_password_are_answered_alike()
    {
        var account = await People.Register(await app.NewTenant());

        var wrong = await People.Login(account.Tenant, account.Email, "not-the-password");
        var unknown = await People.Login(account.Tenant, People.NewEmail(), "not-the-password");

        Assert.Equal((401, "credentials-wrong"), (wrong.Status, wrong.Code));
        foreach (var reply in new[] { wrong, unknown }) reply.Json.AsObject().Remove("correlationId");
        Assert.Equal((string)wrong.Json["detail"]!, (string)unknown.Json["detail"]!);
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(wrong.Json.AsObject().Select(m => m.Key), unknown.Json.AsObject().Select(m => m.Key));
    }

    [Fact]
    public async Task An_account_opens_in_its_own_tenant_only()
    {
        var account = await People.Register(await app.NewTenant());
        var rival = await app.NewTenant();
        var token = app.Token(account.Tenant.Id, account.Id, "customer");

        var login = await People.Login(rival, account.Email);
        var refresh = await People.Refresh(rival, account.RefreshToken);
        var me = await new TestClient(rival, token).Get("/api/me");

        Assert.Equal((401, "credentials-wrong"), (login.Status, login.Code));
        Assert.Equal((401, "refresh-token-invalid"), (refresh.Status, refresh.Code));
        Assert.Equal((401, "wrong-tenant"), (me.Status, me.Code));
        Assert.Equal(200, (await People.Refresh(account.Tenant, account.RefreshToken)).Status);
    }

    [Fact]
    public async Task The_fifth_wrong_password_locks_the_account_for_this_address()
    {
        var account = await People.Register(await app.NewTenant());
        for (var i = 0; i < 4; i++) (await People.Login(account.Tenant, account.Email, "not-the-password")).Expect(401);
        (await People.Login(account.Tenant, account.Email)).Expect(200); // Starts the count over.
        for (var i = 0; i < 5; i++) (await People.Login(account.Tenant, account.Email, "not-the-password")).Expect(401);

        var locked = await People.Login(account.Tenant, account.Email);

        Assert.Equal((429, "account-locked"), (locked.Status, locked.Code));
        Assert.InRange(int.Parse(locked.Headers["Retry-After"]), 1, 15);
        Assert.Equal(1, await People.Audited(account.Tenant, "sign-in.locked", account.Id));
    }

    [Fact]
    public async Task Guesses_at_once_tell_no_more_than_guesses_in_a_row()
    {
        var tenant = await app.NewTenant();
        var email = People.NewEmail();

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(i => People.Login(tenant, email, $"guess number {i}")));

        Assert.Equal(5, replies.Count(r => r.Code == "credentials-wrong"));
        Assert.Equal(7, replies.Count(r => r.Code == "account-locked"));
    }

    [Fact]
    public async Task The_last_free_guess_is_one_guess_even_for_two_at_once()
    {
        var tenant = await app.NewTenant();
        var email = People.NewEmail();
        for (var i = 0; i < 4; i++) (await People.Login(tenant, email)).Expect(401);

        var replies = await People.AtOnce(app, "identity.sign_in_throttles where tenant_id = @Id", new { tenant.Id },
            () => People.Login(tenant, email), () => People.Login(tenant, email));

        Assert.Equal(["account-locked", "credentials-wrong"], replies.Select(r => r.Code).Order());
    }

    [Fact]
    public async Task Right_passwords_at_once_all_open_a_session()
    {
        var account = await People.Register(await app.NewTenant());

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => People.Login(account.Tenant, account.Email)));

        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
        Assert.Equal(8, replies.Select(People.Token).Distinct().Count());
    }
}
