-- The row that takes a unit of a resource for a period, buffers included. Only what is live or ahead: ended ones are deleted.
-- Plain instants, not a range column: range operators are not leakproof and could not be index conditions under row-level
-- security. The constraint is on the expression.
create table bookings.allocations (
    id uuid primary key,
    tenant_id uuid not null,
    resource_id uuid not null,
    unit_no int not null default 0,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    kind smallint not null,
    hold_id uuid,
    booking_id uuid,
    expires_at timestamptz,
    constraint allocations_period check (ends_at > starts_at and isfinite(starts_at) and isfinite(ends_at)),
    constraint allocations_kind check (kind in (1, 2) and (kind = 1) = (expires_at is not null)
        and (kind = 1) = (hold_id is not null) and (kind = 2) = (booking_id is not null)),
    constraint allocations_no_overlap exclude using gist
        (resource_id with =, unit_no with =, tstzrange(starts_at, ends_at) with &&)
);
comment on table bookings.allocations is 'kind: 1 hold, 2 booking';
create index allocations_busy on bookings.allocations (resource_id, starts_at) include (unit_no, ends_at, kind);
create index allocations_holds on bookings.allocations (resource_id, unit_no) where kind = 1;
create index allocations_expiry on bookings.allocations (expires_at) where kind = 1;
select pg_temp.tenant_table('bookings.allocations', 'select, insert, update, delete', 'select, update, delete');

create table bookings.holds (
    id uuid primary key,
    tenant_id uuid not null,
    resource_id uuid not null,
    service_id uuid not null,
    units int not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    claim_starts_at timestamptz not null,
    claim_ends_at timestamptz not null,
    price bigint not null,
    currency text not null,
    user_id uuid,
    address_hash text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    extended boolean not null default false,
    released_at timestamptz,
    booking_id uuid,
    constraint holds_period check (ends_at > starts_at),
    constraint holds_one_end check (released_at is null or booking_id is null)
);
comment on column bookings.holds.address_hash is 'personal';
create index holds_user on bookings.holds (tenant_id, user_id, expires_at) where released_at is null and booking_id is null;
create index holds_address on bookings.holds (tenant_id, address_hash, expires_at) where released_at is null and booking_id is null;
create index holds_old on bookings.holds (expires_at);
select pg_temp.tenant_table('bookings.holds', 'select, insert, update', 'select, delete');

create function bookings.uuid7_floor(at timestamptz) returns uuid language sql immutable strict parallel safe as
$$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid $$;

create table bookings.bookings (
    id uuid primary key,
    tenant_id uuid not null,
    version int not null default 1,
    status text not null check (status in ('pending', 'payment_failed', 'confirmed', 'in_progress', 'completed',
        'cancelled', 'no_show', 'refunded')),
    code text not null,
    resource_id uuid not null,
    service_id uuid not null,
    provider_id uuid not null,
    user_id uuid,
    token_epoch int not null default 0,
    units int not null check (units > 0),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    claim_starts_at timestamptz not null,
    claim_ends_at timestamptz not null,
    local_start timestamp not null,
    time_zone text not null,
    customer_time_zone text,
    total bigint not null check (total >= 0),
    fee bigint not null check (fee between 0 and total),
    currency text not null,
    payment_policy text not null,
    requires_approval boolean not null,
    cancellation_tiers jsonb not null,
    notes text,
    payment_id uuid,
    payment_status text not null default 'pending',
    payment_version int not null default 0,
    captured bigint not null default 0,
    refunded bigint not null default 0,
    expires_at timestamptz,
    created_at timestamptz not null,
    cancelled_at timestamptz,
    cancelled_by text,
    refund_percent int,
    constraint bookings_period check (ends_at > starts_at)
) partition by range (id);
comment on column bookings.bookings.notes is 'personal';
comment on column bookings.bookings.local_start is 'wall time at the venue, in time_zone, as agreed when booked';
create index bookings_customer on bookings.bookings (tenant_id, user_id, id);
create index bookings_provider on bookings.bookings (tenant_id, provider_id, starts_at);
create index bookings_resource on bookings.bookings (resource_id, starts_at);
create index bookings_due on bookings.bookings (expires_at) where status in ('pending', 'payment_failed');

-- Half a year each, by the time in the UUID v7. Reached only through the parent: nobody has a grant on a partition.
create function bookings.make_partition(half_year_start timestamptz) returns boolean language plpgsql
    security definer set search_path = pg_catalog, bookings set timezone = 'UTC' as $$
declare
    starts timestamptz := half_year_start;
    ends timestamptz := half_year_start + interval '6 months';
    name text := 'bookings_' || to_char(half_year_start, 'YYYY_MM');
begin
    if extract(month from half_year_start) not in (1, 7) then
        raise exception 'a partition starts in January or July';
    end if;
    if to_regclass('bookings.' || name) is not null then return false; end if;
    execute format('create table bookings.%I partition of bookings.bookings for values from (%L) to (%L)',
        name, bookings.uuid7_floor(starts), bookings.uuid7_floor(ends));
    execute format('alter table bookings.%I enable row level security', name);
    execute format('alter table bookings.%I force row level security', name);
    return true;
end $$;
revoke all on function bookings.make_partition(timestamptz) from public;
grant execute on function bookings.make_partition(timestamptz) to {work};
create table bookings.bookings_default partition of bookings.bookings default;
alter table bookings.bookings_default enable row level security;
alter table bookings.bookings_default force row level security;
select bookings.make_partition(make_timestamptz(y, m, 1, 0, 0, 0, 'UTC'))
    from generate_series(2026, 2027) y, unnest(array[1, 7]) m order by y, m;
select pg_temp.tenant_table('bookings.bookings', 'select, insert, update', 'select');

-- What must be unique stands beside the partitions.
create table bookings.booking_codes (
    tenant_id uuid not null,
    code text not null,
    booking_id uuid not null,
    primary key (tenant_id, code)
);
select pg_temp.tenant_table('bookings.booking_codes', 'select, insert, delete', null);

create table bookings.booking_transitions (
    booking_id uuid not null,
    seq int not null,
    tenant_id uuid not null,
    from_status text,
    to_status text not null,
    at timestamptz not null,
    actor text not null,
    reason text,
    correlation_id text not null,
    primary key (booking_id, seq)
);
select pg_temp.tenant_table('bookings.booking_transitions', 'select, insert', null);

create table bookings.booking_contacts (
    booking_id uuid primary key,
    tenant_id uuid not null,
    email text,
    email_hash text,
    first_name text,
    last_name text,
    phone text,
    locale text not null
);
comment on column bookings.booking_contacts.email is 'personal';
comment on column bookings.booking_contacts.email_hash is 'personal';
comment on column bookings.booking_contacts.first_name is 'personal';
comment on column bookings.booking_contacts.last_name is 'personal';
comment on column bookings.booking_contacts.phone is 'personal';
create index booking_contacts_email on bookings.booking_contacts (tenant_id, email_hash);
select pg_temp.tenant_table('bookings.booking_contacts', 'select, insert, update', null);
