-- Another time that the provider proposes for a booking. Its claims are holds that bear its id: they lapse with it. One is open
-- at a time; an open one whose time is over counts for nothing.
create table bookings.booking_proposals (
    id uuid primary key,
    tenant_id uuid not null,
    booking_id uuid not null,
    state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'withdrawn')),
    resource_id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    total bigint not null check (total >= 0),
    currency text not null,
    created_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    constraint booking_proposals_period check (ends_at > starts_at),
    constraint booking_proposals_end check ((state = 'open') = (ended_at is null))
);
create unique index booking_proposals_open on bookings.booking_proposals (booking_id) where state = 'open';
create index booking_proposals_booking on bookings.booking_proposals (booking_id);
select pg_temp.tenant_table('bookings.booking_proposals', 'select, insert, update', null);
