using System.Text.Json.Nodes;
using Dapper;
using Npgsql;

namespace Holdfast.Tests.Identity;

/// <summary>Accounts made through the product's own routes.</summary>
internal static class People
{
    public const string Password = "a-long-password";

    public sealed record Account(TestTenant Tenant, Guid Id, string Email, string RefreshToken, TestClient Client);

    public static string NewEmail() => $"p{Guid.NewGuid():N}@example.test";

    public static async Task<Account> Register(TestTenant tenant, string? email = null, string? displayName = null)
    {
        email ??= NewEmail();
        var reply = await tenant.Guest.Post("/api/auth/register", new { email, password = Password, displayName });
        return Of(tenant, reply.Expect(201).Json);
    }

    public static Account Of(TestTenant tenant, JsonNode signedIn) => new(
        tenant, (Guid)signedIn["user"]!["id"]!, (string)signedIn["user"]!["email"]!, (string)signedIn["refreshToken"]!,
        new TestClient(tenant, (string)signedIn["accessToken"]!));

    public static Task<Reply> Login(TestTenant tenant, string email, string password = Password) =>
        tenant.Guest.Post("/api/auth/login", new { email, password });

    public static Task<Reply> Refresh(TestTenant tenant, string refreshToken) =>
        tenant.Guest.Post("/api/auth/refresh", new { refreshToken });

    public static string Token(Reply signedIn) => (string)signedIn.Expect(200).Json["refreshToken"]!;

    public static Task<long> Audited(TestTenant tenant, string act, Guid? subject = null) =>
        tenant.App.Database.Scalar<long>("""
            select count(*) from identity.audit
            where tenant_id = @Id and act = @act and subject_id = coalesce(@subject, subject_id)
            """, new { tenant.Id, act, subject });

    /// <summary>
    /// Truly at once: the rows are held until every one of the acts waits for them, then let go. An act that had read what
    /// it decides by without taking the lock decides by what is no longer so.
    /// </summary>
    public static async Task<Reply[]> AtOnce(TestApp app, string rows, object args, params Func<Task<Reply>>[] acts)
    {
        await using var connection = new NpgsqlConnection(app.Database.Url);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync($"select from {rows} for update", args, transaction);
        var replies = Task.WhenAll(acts.Select(act => act()));
        await TestApp.Eventually(async () => await app.Database.Scalar<long>("""
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like '%identity.%'
            """) >= acts.Length, "all of them wait");
        await transaction.CommitAsync();
        return await replies;
    }
}
