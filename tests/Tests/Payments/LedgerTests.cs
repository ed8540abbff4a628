using Dapper;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;

namespace Holdfast.Tests.Payments;

/// <summary>
/// The database itself keeps the books: no code can post what does not balance, or change what was posted.
/// </summary>
[Collection(SecondApp.Name)]
public sealed class LedgerTests(TestApp app)
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(100);
    private static readonly string[] Kinds = ["clearing", "provider", "fees", "disputed"];

    private static readonly Arbitrary<int[]> Amounts =
        Gen.ArrayOf(Gen.Choose(-5_000, 5_000).Where(a => a != 0), 4).ToArbitrary();

    [Fact]
    public async Task Takes_a_transaction_exactly_when_it_sums_to_zero()
    {
        await using var connection = new NpgsqlConnection(app.Database.Url);
        await connection.OpenAsync();

        Check.One(Cases, Prop.ForAll(Amounts, amounts =>
        {
            var balanced = (int[])[.. amounts[..3], -amounts[..3].Sum()];
            var holds = balanced[3] == 0 || Commits(connection, balanced) is null;
            return holds && (Commits(connection, amounts) is null) == (amounts.Sum() == 0);
        }));
    }

    [Fact]
    public async Task Takes_no_balance_made_of_two_currencies()
    {
        await using var connection = new NpgsqlConnection(app.Database.Url);
        await connection.OpenAsync();

        Assert.Equal("23514", Commits(connection, [100, -100], "EUR", "USD"));
        Assert.Null(Commits(connection, [100, -100], "EUR", "EUR"));
    }

    [Theory]
    [InlineData("update payments.entries set amount = amount + 1")]
    [InlineData("delete from payments.entries")]
    [InlineData("truncate payments.entries")]
    [InlineData("update payments.transactions set reference = ''")]
    [InlineData("delete from payments.payment_events")]
    public async Task Never_changes_what_was_posted(string sql)
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => app.Database.Execute(sql));

        Assert.Equal("42501", error.SqlState);
    }

    // Posts in a transaction that is rolled back; the deferred check is made to run as it would at commit.
    private static string? Commits(NpgsqlConnection connection, int[] amounts, params string[] currencies)
    {
        using var transaction = connection.BeginTransaction();
        var (tenant, payment, posting) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        try
        {
            connection.Execute("""
                insert into payments.payments (id, tenant_id, booking_id, provider_id, token_epoch, policy, amount, currency, fee,
                    status, version, wish, booking_version, attempt, expires_at, correlation_id, created_at, updated_at)
                values (@payment, @tenant, @payment, @tenant, 0, 'instant', 1, 'EUR', 0, 'pending', 1, 'open', 1, 1, now(), '',
                    now(), now());
                insert into payments.transactions (id, tenant_id, payment_id, kind, reference, at)
                values (@posting, @tenant, @payment, 'capture', 'x', now())
                """, new { payment, tenant, posting });
            for (var i = 0; i < amounts.Length; i++)
                connection.Execute("""
                    insert into payments.accounts values (@account, @tenant, @kind, @tenant, @currency);
                    insert into payments.entries values (@posting, @account, @tenant, @amount, @currency)
                    """, new
                {
                    account = Guid.CreateVersion7(),
                    tenant,
                    posting,
                    kind = Kinds[i],
                    amount = amounts[i],
                    currency = currencies.Length > i ? currencies[i] : "EUR",
                });
            connection.Execute("set constraints all immediate");
            return null;
        }
        catch (PostgresException e)
        {
            return e.SqlState;
        }
    }
}
