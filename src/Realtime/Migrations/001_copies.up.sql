-- Just enough of others to answer "is there such a place, and may you watch this booking?" without asking them.
create table realtime.providers (
    id uuid primary key,
    tenant_id uuid not null,
    version int not null,
    owner_user_id uuid
);
select pg_temp.tenant_table('realtime.providers', 'select, insert, update', null);

create table realtime.resources (
    id uuid primary key,
    tenant_id uuid not null,
    version int not null,
    provider_id uuid not null
);
select pg_temp.tenant_table('realtime.resources', 'select, insert, update', null);

create table realtime.bookings (
    id uuid primary key,
    tenant_id uuid not null,
    provider_id uuid not null,
    user_id uuid,
    token_epoch int not null
);
select pg_temp.tenant_table('realtime.bookings', 'select, insert', null);
