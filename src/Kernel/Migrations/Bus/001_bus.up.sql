-- The one place that all modules share: the log of events, and who the tenants are.
create table bus.log (
    position bigint generated always as identity primary key,
    id uuid not null unique,
    tenant_id uuid not null,
    type text not null,
    version smallint not null,
    key uuid not null,
    aggregate_version int not null,
    occurred_at timestamptz not null,
    correlation_id text not null,
    traceparent text,
    data jsonb not null,
    at timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index log_at on bus.log using brin (at);
create index log_key on bus.log (key);
grant select, insert, delete on bus.log to {work};

create table bus.cursors (
    subscription text primary key,
    position bigint not null
);
insert into bus.cursors values ('tenants', 0);
grant select, update on bus.cursors to {work};

create table bus.tenants (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
    name text not null,
    hosts text[] not null default '{}',
    guest_fee_basis_points int not null check (guest_fee_basis_points between 0 and 5000),
    member_fee_basis_points int not null check (member_fee_basis_points between 0 and 5000),
    active boolean not null,
    version int not null
);
grant select on bus.tenants to {app};
grant select, insert, update on bus.tenants to {work};
