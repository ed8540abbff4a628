-- Row-level security lets only leakproof operators be index conditions, and those of PostGIS and trigrams are not: a search
-- read every row of the tenant. Comparing plain numbers is leakproof, so places are looked for in a box of degrees first.
alter table bookings.resources
    add column latitude double precision not null generated always as (st_y(location::geometry)) stored,
    add column longitude double precision not null generated always as (st_x(location::geometry)) stored,
    add column attributes jsonb not null generated always as (coalesce(document -> 'attributes', '{}')) stored;
create index resources_place on bookings.resources (tenant_id, latitude, longitude);
drop index bookings.resources_location;
drop index bookings.resources_name;

-- A claim reaches into a period from at most a day before it, unless it is one of these few.
create index allocations_long on bookings.allocations (resource_id, ends_at) where ends_at - starts_at > interval '1 day';

-- As people type: without case and accents.
create function bookings.plain(text) returns text language sql immutable strict parallel safe as
$$ select regexp_replace(normalize(lower($1), NFD), '[\u0300-\u036f]', '', 'g') $$;
alter table bookings.resources
    add column plain_name text not null generated always as (bookings.plain(name)) stored,
    add column plain_address text not null generated always as (bookings.plain(address)) stored;
alter table bookings.providers
    add column plain_name text not null generated always as (bookings.plain(name)) stored;
