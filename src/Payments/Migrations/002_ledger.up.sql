-- Double entry. An amount above zero is a debit, one below zero a credit, so that an asset that grows is positive, a
-- debt that grows negative, and every transaction sums to zero in each currency.
--
-- Chart of accounts                       debit (+)                        credit (-)
--   clearing    what Stripe holds for us  captured                         refunded, withdrawn by a dispute
--   provider    what a provider is owed   its part of a refund or loss     its part of a capture
--   fees        what the platform earned  its part of a refund or loss     its part of a capture
--   disputed    withheld while disputed   withdrawn by a dispute           won back, or lost for good
--
--   capture         clearing +total,    provider -(total - fee), fees -fee
--   refund          clearing -amount,   provider and fees + in proportion; a full refund returns all of both
--   refund-failed   the refund's entries the other way round: the bank sent the money back
--   dispute         clearing -amount,   disputed +amount
--   dispute-won     the dispute's entries the other way round
--   dispute-lost    disputed -amount,   provider and fees + in proportion, as in a refund
create table payments.accounts (
    id uuid primary key,
    tenant_id uuid not null,
    kind text not null check (kind in ('clearing', 'provider', 'fees', 'disputed')),
    -- The provider; for the tenant's own accounts the tenant.
    owner_id uuid not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    unique (tenant_id, kind, owner_id, currency),
    unique (id, tenant_id, currency)
);
select pg_temp.tenant_table('payments.accounts', 'select, insert', null);

create table payments.transactions (
    id uuid primary key,
    tenant_id uuid not null,
    payment_id uuid not null references payments.payments (id),
    kind text not null
        check (kind in ('capture', 'refund', 'refund-failed', 'dispute', 'dispute-won', 'dispute-lost')),
    -- What it is about: the payment, refund or dispute. Whoever learns of it second posts nothing.
    reference text not null,
    at timestamptz not null,
    unique (payment_id, kind, reference),
    unique (id, tenant_id)
);
select pg_temp.tenant_table('payments.transactions', 'select, insert', null);

create table payments.entries (
    transaction_id uuid not null,
    account_id uuid not null,
    tenant_id uuid not null,
    amount bigint not null check (amount <> 0),
    currency text not null,
    primary key (transaction_id, account_id),
    foreign key (transaction_id, tenant_id) references payments.transactions (id, tenant_id),
    foreign key (account_id, tenant_id, currency) references payments.accounts (id, tenant_id, currency)
);
create index entries_account on payments.entries (account_id);
select pg_temp.tenant_table('payments.entries', 'select, insert', null);

-- Runs at commit, when the transaction may already act for another tenant: it looks as the tenant of the entry.
create function payments.entries_sum_to_zero() returns trigger language plpgsql as $$
declare
    acting text := current_setting('app.tenant_id', true);
    off record;
begin
    perform set_config('app.tenant_id', new.tenant_id::text, true);
    select currency, sum(amount) as amount into off from payments.entries
    where transaction_id = new.transaction_id group by currency having sum(amount) <> 0 limit 1;
    perform set_config('app.tenant_id', coalesce(acting, ''), true);
    if off is not null then
        raise exception 'transaction % is off balance by % %', new.transaction_id, off.amount, off.currency
            using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger entries_sum_to_zero after insert on payments.entries
    deferrable initially deferred for each row execute function payments.entries_sum_to_zero();

create function payments.ledger_is_insert_only() returns trigger language plpgsql as
$$ begin raise exception 'what is posted stays as it is' using errcode = '42501'; end $$;
create trigger entries_are_insert_only before update or delete or truncate on payments.entries
    for each statement execute function payments.ledger_is_insert_only();
create trigger transactions_are_insert_only before update or delete or truncate on payments.transactions
    for each statement execute function payments.ledger_is_insert_only();
create trigger payment_events_are_insert_only before update or delete or truncate on payments.payment_events
    for each statement execute function payments.ledger_is_insert_only();
