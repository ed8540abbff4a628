-- What this module knows of the catalogue: its own copy, fed by events, so that search and booking ask nobody.
create sequence bookings.stamps;
grant usage on sequence bookings.stamps to {app};

create table bookings.providers (
    id uuid primary key,
    tenant_id uuid not null,
    version int not null,
    active boolean not null,
    name text not null,
    owner_user_id uuid,
    time_zone text not null,
    currency text not null,
    tax_basis_points int not null
);
create index providers_owner on bookings.providers (tenant_id, owner_user_id);
select pg_temp.tenant_table('bookings.providers', 'select, insert, update', null);

create table bookings.services (
    id uuid primary key,
    tenant_id uuid not null,
    version int not null,
    document jsonb not null
);
select pg_temp.tenant_table('bookings.services', 'select, insert, update', null);

-- stamp moves whenever anything that decides about a slot of the resource moves: the resource itself, one of its services,
-- its provider. A claim names the stamp it was computed with.
create table bookings.resources (
    id uuid primary key,
    tenant_id uuid not null,
    version int not null,
    stamp bigint not null,
    active boolean not null,
    provider_id uuid not null,
    kind text not null,
    field_type text,
    name text not null,
    address text not null,
    location geography(point, 4326) not null,
    time_zone text not null,
    base_price bigint not null,
    currency text not null,
    units int not null check (units between 1 and 1000),
    service_ids uuid[] not null,
    document jsonb not null
);
create index resources_location on bookings.resources using gist (location);
create index resources_provider on bookings.resources (tenant_id, provider_id);
create index resources_services on bookings.resources using gin (service_ids);
create index resources_name on bookings.resources using gin ((name || ' ' || address) gin_trgm_ops);
select pg_temp.tenant_table('bookings.resources', 'select, insert, update', null);

-- Accounts by the hash of their address only: enough to find a person's bookings again.
create table bookings.users (
    id uuid primary key,
    tenant_id uuid not null,
    version int not null,
    email_hash text not null
);
comment on column bookings.users.email_hash is 'personal';
select pg_temp.tenant_table('bookings.users', 'select, insert, update, delete', null);
