-- What a receipt says, from the events of bookings. Nobody's name and no address of a customer: files must not need to be
-- searched when a person is forgotten.
create table receipts.bookings (
    id uuid primary key,
    tenant_id uuid not null,
    version int not null,
    confirmation_code text not null,
    user_id uuid,
    token_epoch int not null,
    provider_id uuid not null,
    provider_name text not null,
    address text not null,
    resource_name text not null,
    service_name text not null,
    time_zone text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    units int not null,
    tax_basis_points int not null check (tax_basis_points between 0 and 10000)
);
select pg_temp.tenant_table('receipts.bookings', 'select, insert, update', null);

-- Who may look at a provider's receipts.
create table receipts.providers (
    id uuid primary key,
    tenant_id uuid not null,
    version int not null,
    owner_user_id uuid
);
select pg_temp.tenant_table('receipts.providers', 'select, insert, update', null);

-- The last number of a tenant and year. Its row stays locked until the receipt that took a number is committed, so that no
-- number is ever missing.
create table receipts.counters (
    tenant_id uuid not null,
    year int not null,
    last int not null check (last > 0),
    primary key (tenant_id, year)
);
select pg_temp.tenant_table('receipts.counters', 'select, insert, update', null);

-- A receipt exists from the moment the money was taken (pending); it is ready when its file is written.
create table receipts.receipts (
    id uuid primary key,
    tenant_id uuid not null,
    booking_id uuid not null,
    payment_id uuid not null,
    year int not null,
    sequence int not null,
    number text not null,
    content jsonb not null,
    file_key text not null,
    state text not null check (state in ('pending', 'ready')),
    attempts int not null default 0,
    due_at timestamptz not null,
    created_at timestamptz not null,
    ready_at timestamptz check ((ready_at is not null) = (state = 'ready')),
    unique (tenant_id, payment_id),
    unique (tenant_id, year, sequence),
    unique (tenant_id, number)
);
create index receipts_booking on receipts.receipts (booking_id);
create index receipts_due on receipts.receipts (due_at) where state = 'pending';
select pg_temp.tenant_table('receipts.receipts', 'select, insert, update', 'select, update');
