-- What a mail says of a booking.
create table notifications.bookings (
    id uuid primary key,
    tenant_id uuid not null,
    version int not null,
    confirmation_code text not null,
    resource_name text not null,
    service_name text not null,
    provider_name text not null,
    address text not null,
    time_zone text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    units int not null,
    user_id uuid,
    token_epoch int not null,
    total bigint not null,
    currency text not null,
    payment_policy text not null,
    -- SEQUENCE of the calendar entry that was sent; null before the booking stood.
    confirmed_version int,
    -- Cancelled, or its money refused: what goes back was said in that mail.
    ended boolean not null default false
);
create index bookings_user on notifications.bookings (user_id) where user_id is not null;
select pg_temp.tenant_table('notifications.bookings', 'select, insert, update', null);

-- Whom to write to about a booking that a guest made. It may be heard of before the booking itself, hence a table of its own.
create table notifications.contacts (
    booking_id uuid primary key,
    tenant_id uuid not null,
    version int not null,
    user_id uuid,
    email text,
    email_hash text,
    first_name text,
    locale text not null,
    forgotten boolean not null default false
);
create index contacts_user on notifications.contacts (user_id) where user_id is not null;
create index contacts_email on notifications.contacts (tenant_id, email_hash) where email_hash is not null;
comment on column notifications.contacts.email is 'personal';
comment on column notifications.contacts.email_hash is 'personal';
comment on column notifications.contacts.first_name is 'personal';
select pg_temp.tenant_table('notifications.contacts', 'select, insert, update', null);

-- Whom to write to about a booking that was made with an account.
create table notifications.users (
    id uuid primary key,
    tenant_id uuid not null,
    version int not null,
    email text,
    display_name text,
    locale text,
    forgotten boolean not null default false
);
comment on column notifications.users.email is 'personal';
comment on column notifications.users.display_name is 'personal';
select pg_temp.tenant_table('notifications.users', 'select, insert, update', null);

create table notifications.receipts (
    id uuid primary key,
    tenant_id uuid not null,
    booking_id uuid not null,
    number text not null,
    file_key text not null,
    amount bigint not null,
    currency text not null
);
create index receipts_booking on notifications.receipts (booking_id);
select pg_temp.tenant_table('notifications.receipts', 'select, insert', null);

-- Outgoing mail. What it says is made when it is sent, from the tables above: nothing of it needs to be forgotten here but
-- the address. Links bear tokens, so no text is kept. Without a recipient nobody is known yet: that is found out when sending.
create table notifications.messages (
    id uuid primary key,
    tenant_id uuid not null,
    event_id uuid not null,
    booking_id uuid not null,
    kind text not null,
    recipient text,
    details jsonb not null,
    state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'withdrawn')),
    attempts int not null default 0,
    due_at timestamptz not null,
    error text,
    created_at timestamptz not null,
    sent_at timestamptz check ((sent_at is not null) = (state = 'sent')),
    unique (tenant_id, event_id, kind, recipient)
);
create index messages_due on notifications.messages (due_at) where state in ('queued', 'sending');
create index messages_booking on notifications.messages (booking_id);
comment on column notifications.messages.recipient is 'personal';
comment on column notifications.messages.due_at is 'when it is to be sent; while it is being sent, when another may try';
select pg_temp.tenant_table('notifications.messages', 'select, insert, update', 'select, update');
