-- The checkout as a person has typed it so far, so that a crash, a reload or another device loses nothing of it. One for a
-- hold. Nothing secret is in it: the tokens of draft, hold and booking are made from their ids whenever they are shown.
create table bookings.drafts (
    id uuid primary key,
    tenant_id uuid not null,
    version int not null default 1,
    user_id uuid,
    address_hash text not null,
    step text not null check (step in ('slot', 'details', 'pay', 'done')),
    hold_id uuid,
    booking_id uuid,
    resource_id uuid not null,
    service_id uuid not null,
    units int not null check (units > 0),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    price bigint not null check (price >= 0),
    currency text not null,
    email text not null,
    email_hash text,
    first_name text not null,
    last_name text not null,
    phone text not null,
    notes text not null,
    time_zone text not null,
    locale text not null,
    changed jsonb not null,
    mails int not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    constraint drafts_period check (ends_at > starts_at)
);
comment on column bookings.drafts.changed is 'for each field the version that changed it last';
comment on column bookings.drafts.address_hash is 'personal';
comment on column bookings.drafts.email is 'personal';
comment on column bookings.drafts.email_hash is 'personal';
comment on column bookings.drafts.first_name is 'personal';
comment on column bookings.drafts.last_name is 'personal';
comment on column bookings.drafts.phone is 'personal';
comment on column bookings.drafts.notes is 'personal';
create unique index drafts_hold on bookings.drafts (hold_id) where hold_id is not null;
create index drafts_booking on bookings.drafts (booking_id) where booking_id is not null;
create index drafts_user on bookings.drafts (tenant_id, user_id, updated_at) where user_id is not null;
create index drafts_address on bookings.drafts (tenant_id, address_hash, expires_at);
create index drafts_email on bookings.drafts (tenant_id, email_hash) where email_hash is not null;
create index drafts_expiry on bookings.drafts (expires_at);
select pg_temp.tenant_table('bookings.drafts', 'select, insert, update, delete', 'select');

-- How many links went to an address of late, whatever became of the drafts.
create table bookings.draft_mails (
    id uuid primary key,
    tenant_id uuid not null,
    email_hash text not null,
    at timestamptz not null
);
comment on column bookings.draft_mails.email_hash is 'personal';
create index draft_mails_email on bookings.draft_mails (tenant_id, email_hash, at);
create index draft_mails_at on bookings.draft_mails (at);
select pg_temp.tenant_table('bookings.draft_mails', 'select, insert, delete', 'select, delete');

-- From a booking to the hold it came from, and so to the draft.
create index holds_booking on bookings.holds (booking_id) where booking_id is not null;
