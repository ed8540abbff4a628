using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Kernel;

namespace Holdfast.Identity;

/// <summary>What register, login and refresh answer.</summary>
public sealed record SignedIn(string AccessToken, int ExpiresIn, string RefreshToken, SignedInUser User);

public sealed record SignedInUser(Guid Id, string Email, string DisplayName, string[] Roles);

/// <summary>Tokens and the sessions they belong to.</summary>
internal static class Sessions
{
    public static readonly TimeSpan TokenLifetime = TimeSpan.FromDays(30);
    private const int TokenBytes = 32;

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>A new session of a user who has just shown the password, with its first pair.</summary>
    public static async Task<SignedIn> Open(TenantTransaction transaction, Jwt jwt, SignedInUser user)
    {
        var sessionId = Guid.CreateVersion7(transaction.Now);
        await transaction.Execute("""
            insert into identity.sessions (id, tenant_id, user_id, created_at, expires_at)
            values (@sessionId, @TenantId, @UserId, @Now, @ExpiresAt)
            """, new
        {
            sessionId,
            transaction.TenantId,
            UserId = user.Id,
            transaction.Now,
            ExpiresAt = transaction.Now + TokenLifetime,
        });
        return await Issue(transaction, jwt, user, sessionId, generation: 1);
    }

    public static async Task<SignedIn> Issue(
        TenantTransaction transaction, Jwt jwt, SignedInUser user, Guid sessionId, int generation)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        await transaction.Execute("""
            insert into identity.refresh_tokens (hash, tenant_id, session_id, generation, issued_at, expires_at)
            values (@Hash, @TenantId, @sessionId, @generation, @Now, @ExpiresAt);
            update identity.sessions set expires_at = @ExpiresAt where id = @sessionId
            """, new
        {
            Hash = HashOf(token),
            transaction.TenantId,
            sessionId,
            generation,
            transaction.Now,
            ExpiresAt = transaction.Now + TokenLifetime,
        });
        var access = jwt.Issue(new Jwt.Claims(user.Id, transaction.TenantId, user.Roles, sessionId), transaction.Now);
        return new SignedIn(access, (int)Jwt.Lifetime.TotalSeconds, token, user);
    }

    public static Task End(TenantTransaction transaction, Guid sessionId, string reason) => transaction.Execute("""
        update identity.sessions set revoked_at = @Now, revoked_for = @reason
        where id = @sessionId and revoked_at is null
        """, new { sessionId, transaction.Now, reason });

    public static Task EndAll(TenantTransaction transaction, Guid userId, string reason) => transaction.Execute("""
        update identity.sessions set revoked_at = @Now, revoked_for = @reason
        where user_id = @userId and revoked_at is null
        """, new { userId, transaction.Now, reason });
}
