-- What was changed of a booking besides its state. Numbered by the version of the booking it made, as transitions are.
create table bookings.booking_changes (
    booking_id uuid not null,
    seq int not null,
    tenant_id uuid not null,
    kind text not null check (kind in ('changed', 'transferred')),
    at timestamptz not null,
    actor text not null,
    reason text,
    before jsonb,
    after jsonb,
    correlation_id text not null,
    primary key (booking_id, seq),
    constraint booking_changes_pictures check ((kind = 'changed') = (before is not null and after is not null))
);
comment on column bookings.booking_changes.before is 'when, where, how many, for how much; nobody''s name';
select pg_temp.tenant_table('bookings.booking_changes', 'select, insert', null);
