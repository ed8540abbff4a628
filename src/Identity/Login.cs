using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Identity;

/// <summary>
/// Opens a session for whoever knows the password. An unknown address, a wrong password and a closed account get the same
/// answer after the same work. Once an address has missed too often, not even the right password is told from a wrong one.
/// </summary>
public static class Login
{
    public sealed record Request(string Email, string Password);

    private static readonly Problem CredentialsWrong =
        new("credentials-wrong", 401, "E-mail address or password is wrong.");
    private static readonly Problem AccountLocked =
        new("account-locked", 429, "Too many attempts with a wrong password. Wait before you try again.");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/auth/login", Handle).WithName(nameof(Login)).WithTags("Accounts")
            .RequireAuthorization(Policies.Anyone).RequireRateLimiting(RateLimits.Credentials)
            .Produces<SignedIn>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);

    public static async Task<IResult> Handle(
        Request request, [FromKeyedServices(IdentityModule.Key)] Database database, HttpContext http, Tenant tenant,
        Requests requests, Passwords passwords, Jwt jwt, TimeProvider clock)
    {
        var check = new Check().Email(request.Email, "email")
            .That(request.Password.Length is > 0 and <= Passwords.LengthMax, "password", "This is needed.");
        if (check.Failed) return check.Problem.ToHttp();
        http.Response.Headers.CacheControl = "no-store";
        var attempt = new Attempt(
            request.Email, EmailHash.Of(request.Email), SignInThrottle.AddressOf(http.Connection.RemoteIpAddress));
        var account = await database.QueryFirst<Account>(tenant.Id, FindSql, attempt, http.RequestAborted);
        var now = clock.GetUtcNow();
        if (account?.LockedUntil is { } until && until > now) return Locked(new SignInThrottle(0, now, until), now).ToHttp();

        var verdict = await passwords.Verify(account?.PasswordHash, request.Password, http.RequestAborted);
        if (verdict == Passwords.Verdict.Wrong || account is not { Id: { } id, Active: true })
            return (await Fail(database, tenant, attempt, account?.Id, http.RequestAborted)).ToHttp();
        var renewed = verdict == Passwords.Verdict.RightButOld
            ? await passwords.Hash(request.Password, http.RequestAborted)
            : null;
        return await requests.Once(http, database,
            transaction => Open(transaction, jwt, attempt, id, account.PasswordHash!, renewed));
    }

    // Failures of other requests may have come in while the password was checked: the row's lock is what counts, so that
    // a hundred guesses at once tell no more than five.
    private static Task<Problem> Fail(
        Database database, Tenant tenant, Attempt attempt, Guid? userId, CancellationToken cancellation) =>
        database.Write(tenant.Id, async transaction =>
        {
            var args = attempt.Args(transaction);
            await transaction.Execute("""
                insert into identity.sign_in_throttles (tenant_id, email_hash, address, failures, failed_at, locked_until)
                values (@TenantId, @EmailHash, @Address, 0, @Now, @Now) on conflict do nothing
                """, args);
            var before = await transaction.QueryFirst<SignInThrottle>(ThrottleSql, args) ?? SignInThrottle.None;
            if (before.IsLocked(transaction.Now)) return Locked(before, transaction.Now);
            var after = before.AfterFailure(transaction.Now);
            await transaction.Execute("""
                update identity.sign_in_throttles
                set failures = @Failures, failed_at = @FailedAt, locked_until = @LockedUntil
                where email_hash = @EmailHash and address = @Address
                """, new { attempt.EmailHash, attempt.Address, after.Failures, after.FailedAt, after.LockedUntil });
            if (after.IsLocked(transaction.Now))
                await transaction.Audit("sign-in.locked", userId ?? Guid.Empty, "guest", new { after.Failures });
            return CredentialsWrong;
        }, cancellation);

    private static async Task<Answer> Open(
        TenantTransaction transaction, Jwt jwt, Attempt attempt, Guid userId, string hash, string? renewed)
    {
        var throttle = await transaction.QueryFirst<SignInThrottle>(ThrottleSql, attempt.Args(transaction));
        if (throttle is not null && throttle.IsLocked(transaction.Now)) return Locked(throttle, transaction.Now);
        var user = await transaction.QueryFirst<SignedInUser>("""
            delete from identity.sign_in_throttles where email_hash = @EmailHash and address = @Address;
            update identity.users set password_hash = coalesce(@renewed, password_hash)
            where id = @userId and active and password_hash = @hash
            returning id, email, display_name, roles
            """, new { attempt.EmailHash, attempt.Address, userId, hash, renewed });
        return user is null ? CredentialsWrong : Answer.Ok(await Sessions.Open(transaction, jwt, user));
    }

    private static Problem Locked(SignInThrottle throttle, DateTimeOffset now) =>
        AccountLocked with { RetryAfter = throttle.RetryAfter(now) };

    private const string FindSql = """
        select u.id, u.password_hash, coalesce(u.active, false) as active, t.locked_until
        from (select) one
        left join identity.users u on lower(u.email) = lower(@Email)
        left join identity.sign_in_throttles t on t.email_hash = @EmailHash and t.address = @Address
        """;

    private const string ThrottleSql = """
        select failures, failed_at, locked_until from identity.sign_in_throttles
        where email_hash = @EmailHash and address = @Address for update
        """;

    private sealed record Attempt(string Email, string EmailHash, string Address)
    {
        public object Args(TenantTransaction transaction) =>
            new { transaction.TenantId, transaction.Now, EmailHash, Address };
    }

    private sealed record Account(Guid? Id, string? PasswordHash, bool Active, DateTimeOffset? LockedUntil);
}
