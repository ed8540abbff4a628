using Dapper;
using Holdfast.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Identity;

/// <summary>
/// Deletes sessions a week after their end, tokens a week after their use, and failed sign-ins that no longer count. The
/// week is how long a token that comes back is known as stolen, and not merely unknown.
/// </summary>
public sealed class ExpireSessions(
    [FromKeyedServices(IdentityModule.Key)] Database database, WorkerContext context) : PeriodicWorker(context)
{
    private const int BatchMax = 1_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public override string Name => "identity:expire-sessions";

    protected override TimeSpan Interval => TimeSpan.FromMinutes(10);

    protected override async Task<bool> RunOnce(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        var most = 0;
        foreach (var sql in new[] { SessionsSql, TokensSql, ThrottlesSql })
            most = Math.Max(most, await connection.ExecuteAsync(new CommandDefinition(
                sql, new { BatchMax, Before = now - KeptFor, Forgotten = now - SignInThrottle.ForgottenAfter },
                cancellationToken: cancellation)));
        return most == BatchMax;
    }

    private const string SessionsSql = """
        delete from identity.sessions where id = any(array(
            select id from identity.sessions where expires_at < @Before or revoked_at < @Before limit @BatchMax))
        """;

    private const string TokensSql = """
        delete from identity.refresh_tokens where hash = any(array(
            select hash from identity.refresh_tokens where used_at < @Before limit @BatchMax))
        """;

    private const string ThrottlesSql = """
        delete from identity.sign_in_throttles t using (
            select tenant_id, email_hash, address from identity.sign_in_throttles
            where failed_at < @Forgotten limit @BatchMax) old
        where (t.tenant_id, t.email_hash, t.address) = (old.tenant_id, old.email_hash, old.address)
            and t.failed_at < @Forgotten
        """;
}
