-- The money of bookings: what is to be paid, what the provider was asked to do about it, and what came of it.
-- Nobody's name or address is kept here; people are ids.

-- At most one payment of a booking that lives (wish <> 'ended'); those that were voided stay as history.
create table payments.payments (
    id uuid primary key,
    tenant_id uuid not null,
    booking_id uuid not null,
    provider_id uuid not null,
    user_id uuid,
    token_epoch int not null,
    policy text not null check (policy in ('instant', 'on_approval', 'at_venue', 'deposit')),
    amount bigint not null check (amount >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    fee bigint not null check (fee between 0 and amount),
    status text not null check (status in ('pending', 'authorized', 'captured', 'failed', 'cancelled', 'expired',
        'partially_refunded', 'refunded', 'disputed', 'lost')),
    version int not null,
    -- What the booking wants of its money: 'open' nothing yet, 'stand' take it, 'ended' let go or give back.
    wish text not null check (wish in ('open', 'stand', 'ended')),
    refund_percent int check (refund_percent between 0 and 100),
    booking_version int not null,
    attempt int not null,
    expires_at timestamptz not null,
    intent_id text unique,
    client_secret bytea,
    card_label text,
    capture_before timestamptz,
    captured bigint not null default 0,
    captured_at timestamptz,
    refunded bigint not null default 0,
    refunded_fee bigint not null default 0,
    failure_code text,
    -- The decline that was told last: an intent shows it until the next attempt, and it must not be told twice.
    failure_marker text,
    polls int not null default 0,
    poll_due_at timestamptz,
    -- Set when the provider refuses what must be done; a person has to look.
    stuck_at timestamptz,
    correlation_id text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (captured between 0 and amount and refunded between 0 and captured)
);
comment on column payments.payments.client_secret is 'sealed: encrypted with a key of the installation';
create unique index payments_of_living_booking on payments.payments (tenant_id, booking_id) where wish <> 'ended';
create index payments_booking on payments.payments (tenant_id, booking_id, id desc);
create index payments_poll on payments.payments (poll_due_at) where poll_due_at is not null;
select pg_temp.tenant_table('payments.payments', 'select, insert, update', 'select, update');

-- Each try of the customer at paying.
create table payments.attempts (
    tenant_id uuid not null,
    payment_id uuid not null references payments.payments (id),
    number int not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    outcome text check (outcome in ('authorized', 'failed', 'cancelled', 'expired')),
    code text,
    primary key (payment_id, number)
);
select pg_temp.tenant_table('payments.attempts', 'select, insert, update', null);

create table payments.refunds (
    id uuid primary key,
    tenant_id uuid not null,
    payment_id uuid not null references payments.payments (id),
    amount bigint not null check (amount > 0),
    currency text not null,
    -- booking: it ended; staff: somebody gave it back; elsewhere: seen at the provider, not asked for by us.
    cause text not null check (cause in ('booking', 'staff', 'elsewhere')),
    reason text,
    requested_by text not null,
    status text not null check (status in ('waiting', 'pending', 'succeeded', 'failed')),
    stripe_id text unique,
    error text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index refunds_of_ended_booking on payments.refunds (payment_id) where cause = 'booking';
create index refunds_payment on payments.refunds (payment_id, id);
select pg_temp.tenant_table('payments.refunds', 'select, insert, update', null);

-- Every call that changes something at the provider is written down here before it is made. due_at says when somebody
-- may take it up: for a running one that is the end of its lease, so what a dead process held is taken up again.
create table payments.operations (
    id uuid primary key,
    tenant_id uuid not null,
    payment_id uuid not null references payments.payments (id),
    kind text not null check (kind in ('intent', 'capture', 'cancel', 'refund')),
    refund_id uuid references payments.refunds (id),
    attempt int not null,
    state text not null check (state in ('todo', 'running', 'done', 'failed', 'withdrawn')),
    sends int not null default 0,
    due_at timestamptz not null,
    error text,
    created_at timestamptz not null,
    ended_at timestamptz,
    unique (payment_id, kind, attempt),
    check ((kind = 'refund') = (refund_id is not null))
);
create unique index operations_one_at_a_time on payments.operations (payment_id) where state in ('todo', 'running');
create index operations_due on payments.operations (due_at) where state in ('todo', 'running');
select pg_temp.tenant_table('payments.operations', 'select, insert, update', 'select, update');

create table payments.disputes (
    id text primary key,
    tenant_id uuid not null,
    payment_id uuid not null references payments.payments (id),
    amount bigint not null,
    currency text not null,
    status text not null,
    reason text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index disputes_payment on payments.disputes (payment_id);
select pg_temp.tenant_table('payments.disputes', 'select, insert, update', null);

-- The history of a payment: what became of it, by what we learned it.
create table payments.payment_events (
    seq bigint generated always as identity primary key,
    tenant_id uuid not null,
    payment_id uuid not null references payments.payments (id),
    at timestamptz not null,
    from_status text,
    to_status text not null,
    version int not null,
    source text not null,
    details jsonb
);
create index payment_events_payment on payments.payment_events (payment_id, seq);
select pg_temp.tenant_table('payments.payment_events', 'select, insert', null);

-- Deliveries of the provider, of all tenants, stored before they are answered. The payload may name a person: it is kept
-- until the delivery was processed and then emptied; what it was about stays.
create table payments.webhook_events (
    id uuid primary key,
    provider text not null,
    event_id text not null,
    type text not null,
    intent_id text,
    dispute_id text,
    payload text,
    received_at timestamptz not null,
    due_at timestamptz not null,
    processed_at timestamptz,
    given_up_at timestamptz,
    outcome text,
    attempts int not null default 0,
    error text,
    unique (provider, event_id)
);
create index webhook_events_due on payments.webhook_events (due_at) where processed_at is null and given_up_at is null;
grant insert on payments.webhook_events to {app};
grant select, update, delete on payments.webhook_events to {work};

-- Who acts for a provider: a copy of what the catalogue announces.
create table payments.providers (
    id uuid primary key,
    tenant_id uuid not null,
    owner_user_id uuid,
    version int not null
);
select pg_temp.tenant_table('payments.providers', 'select, insert, update', null);
