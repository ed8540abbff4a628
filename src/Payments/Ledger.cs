using Holdfast.Kernel;

namespace Holdfast.Payments;

/// <summary>One line of a transaction: a debit above zero, a credit below.</summary>
/// <param name="Kind">clearing, provider, fees, disputed.</param>
public sealed record LedgerEntry(string Kind, long Amount);

/// <summary>
/// Posts what happened to money, in the transaction in which the payment learns of it. Whoever learns of the same thing
/// again posts nothing; what does not balance does not commit. The chart of accounts stands in the migration.
/// </summary>
public static class Ledger
{
    public static IReadOnlyList<LedgerEntry> Capture(long captured, long fee) =>
        Entries(("clearing", captured), ("provider", -(captured - fee)), ("fees", -fee));

    public static IReadOnlyList<LedgerEntry> Refund(long amount, long feePart) =>
        Entries(("clearing", -amount), ("provider", amount - feePart), ("fees", feePart));

    public static IReadOnlyList<LedgerEntry> Dispute(long amount) => Entries(("clearing", -amount), ("disputed", amount));

    public static IReadOnlyList<LedgerEntry> DisputeLost(long amount, long feePart) =>
        Entries(("disputed", -amount), ("provider", amount - feePart), ("fees", feePart));

    internal static async Task Post(
        TenantTransaction transaction, Payment payment, string kind, string reference, IReadOnlyList<LedgerEntry> entries)
    {
        if (entries.Count == 0) return;
        await transaction.Execute("""
            insert into payments.accounts (id, tenant_id, kind, owner_id, currency)
            select e.id, @TenantId, e.kind, case e.kind when 'provider' then @ProviderId else @TenantId end, @Currency
            from unnest(@Ids, @Kinds) as e (id, kind)
            on conflict do nothing;
            with posted as (
                insert into payments.transactions (id, tenant_id, payment_id, kind, reference, at)
                values (@Id, @TenantId, @PaymentId, @kind, @reference, @Now)
                on conflict (payment_id, kind, reference) do nothing
                returning id
            )
            insert into payments.entries (transaction_id, account_id, tenant_id, amount, currency)
            select posted.id, a.id, @TenantId, e.amount, @Currency
            from posted cross join unnest(@Kinds, @Amounts) as e (kind, amount)
            join payments.accounts a on a.tenant_id = @TenantId and a.kind = e.kind and a.currency = @Currency
                and a.owner_id = case e.kind when 'provider' then @ProviderId else @TenantId end
            """, new
        {
            Id = Guid.CreateVersion7(transaction.Now),
            transaction.TenantId,
            transaction.Now,
            PaymentId = payment.Id,
            payment.ProviderId,
            payment.Currency,
            kind,
            reference,
            Ids = entries.Select(_ => Guid.CreateVersion7(transaction.Now)).ToArray(),
            Kinds = entries.Select(e => e.Kind).ToArray(),
            Amounts = entries.Select(e => e.Amount).ToArray(),
        });
    }

    /// <summary>Takes a posted transaction back by posting it the other way round.</summary>
    internal static Task Reverse(
        TenantTransaction transaction, Payment payment, string kind, string reversal, string reference) =>
        transaction.Execute("""
            with original as (
                select id from payments.transactions
                where payment_id = @PaymentId and kind = @kind and reference = @reference
            ), posted as (
                insert into payments.transactions (id, tenant_id, payment_id, kind, reference, at)
                select @Id, @TenantId, @PaymentId, @reversal, @reference, @Now from original
                on conflict (payment_id, kind, reference) do nothing
                returning id
            )
            insert into payments.entries (transaction_id, account_id, tenant_id, amount, currency)
            select posted.id, e.account_id, e.tenant_id, -e.amount, e.currency
            from posted, original join payments.entries e on e.transaction_id = original.id
            """, new
        {
            Id = Guid.CreateVersion7(transaction.Now),
            transaction.TenantId,
            transaction.Now,
            PaymentId = payment.Id,
            kind,
            reversal,
            reference,
        });

    /// <summary>The fee's part of a posted transaction.</summary>
    internal static Task<long> FeeIn(TenantTransaction transaction, Payment payment, string kind, string reference) =>
        transaction.QueryFirst<long>("""
            select coalesce(sum(e.amount), 0)::bigint
            from payments.transactions t
            join payments.entries e on e.transaction_id = t.id
            join payments.accounts a on a.id = e.account_id and a.kind = 'fees'
            where t.payment_id = @Id and t.kind = @kind and t.reference = @reference
            """, new { payment.Id, kind, reference });

    private static LedgerEntry[] Entries(params (string Kind, long Amount)[] entries) =>
        [.. entries.Where(e => e.Amount != 0).Select(e => new LedgerEntry(e.Kind, e.Amount))];
}
