-- What is offered, by whom, where and when. Foreign keys carry the tenant (and the provider), so that a reference across
-- tenants or providers cannot be stored whatever the application does.
create table catalog.providers (
    id uuid primary key,
    tenant_id uuid not null,
    name text not null check (length(name) between 1 and 120),
    owner_user_id uuid,
    time_zone text not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    tax_basis_points int not null check (tax_basis_points between 0 and 5000),
    active boolean not null,
    version int not null check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (tenant_id, id)
);
create index providers_owner on catalog.providers (tenant_id, owner_user_id);
select pg_temp.tenant_table('catalog.providers', 'select, insert, update', null);

create table catalog.venues (
    id uuid primary key,
    tenant_id uuid not null,
    provider_id uuid not null,
    name text not null check (length(name) between 1 and 120),
    location geography (point, 4326) not null,
    address text not null,
    time_zone text not null,
    attributes jsonb not null,
    active boolean not null,
    version int not null check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (tenant_id, provider_id, id),
    foreign key (tenant_id, provider_id) references catalog.providers (tenant_id, id)
);
select pg_temp.tenant_table('catalog.venues', 'select, insert, update', null);

create table catalog.resources (
    id uuid primary key,
    tenant_id uuid not null,
    provider_id uuid not null,
    venue_id uuid,
    kind text not null check (kind in ('court', 'room', 'person', 'equipment')),
    field_type text check (field_type in ('TENNIS', 'PADEL', 'FOOTBALL_5X5')),
    name text not null check (length(name) between 1 and 120),
    location geography (point, 4326) not null,
    address text not null,
    time_zone text not null,
    base_price_minor bigint not null check (base_price_minor >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    units int not null check (units > 0),
    attributes jsonb not null,
    active boolean not null,
    version int not null check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check ((kind = 'court') = (field_type is not null)),
    unique (tenant_id, provider_id, id),
    foreign key (tenant_id, provider_id) references catalog.providers (tenant_id, id),
    foreign key (tenant_id, provider_id, venue_id) references catalog.venues (tenant_id, provider_id, id)
);
create index resources_location on catalog.resources using gist (location);
select pg_temp.tenant_table('catalog.resources', 'select, insert, update', null);

create table catalog.services (
    id uuid primary key,
    tenant_id uuid not null,
    provider_id uuid not null,
    name text not null check (length(name) between 1 and 120),
    description text not null,
    category text,
    subcategory text,
    tags text[] not null,
    requirements jsonb not null,
    active boolean not null,
    price_type text not null check (price_type in ('fixed', 'hourly', 'custom')),
    price_minor bigint check (price_minor >= 0),
    currency text check (currency ~ '^[A-Z]{3}$'),
    duration_minutes int not null check (duration_minutes > 0),
    duration_minutes_max int not null,
    grid_minutes int not null check (grid_minutes > 0),
    buffer_before_minutes int not null check (buffer_before_minutes between 0 and 240),
    buffer_after_minutes int not null check (buffer_after_minutes between 0 and 240),
    notice_minutes int not null check (notice_minutes between 0 and 525600),
    horizon_days int not null check (horizon_days > 0),
    requires_approval boolean not null,
    payment_policy text not null check (payment_policy in ('instant', 'on_approval', 'at_venue', 'deposit')),
    group_size_max int not null check (group_size_max > 0),
    cancellation_tiers jsonb not null,
    version int not null check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (duration_minutes_max >= duration_minutes),
    check ((price_minor is null) = (currency is null)),
    check (price_type <> 'fixed' or price_minor is not null),
    unique (tenant_id, provider_id, id),
    foreign key (tenant_id, provider_id) references catalog.providers (tenant_id, id)
);
create index services_provider on catalog.services (provider_id, active);
create index services_category on catalog.services (tenant_id, category, subcategory);
create index services_price on catalog.services (tenant_id, price_minor);
select pg_temp.tenant_table('catalog.services', 'select, insert, update', null);

create table catalog.resource_services (
    tenant_id uuid not null,
    provider_id uuid not null,
    resource_id uuid not null,
    service_id uuid not null,
    primary key (resource_id, service_id),
    foreign key (tenant_id, provider_id, resource_id) references catalog.resources (tenant_id, provider_id, id),
    foreign key (tenant_id, provider_id, service_id) references catalog.services (tenant_id, provider_id, id)
);
create index resource_services_service on catalog.resource_services (service_id);
select pg_temp.tenant_table('catalog.resource_services', 'select, insert, delete', null);

-- Minutes of the local day; a window over midnight is two rows. The exclusion constraint begins with resource and weekday,
-- which is also how windows are looked up.
create table catalog.windows (
    tenant_id uuid not null,
    resource_id uuid not null references catalog.resources (id),
    weekday int not null check (weekday between 1 and 7),
    from_minute int not null,
    to_minute int not null,
    price_multiplier numeric(6, 3) not null check (price_multiplier > 0),
    primary key (resource_id, weekday, from_minute),
    check (from_minute >= 0 and from_minute < to_minute and to_minute <= 1440),
    constraint windows_no_overlap exclude using gist
        (resource_id with =, weekday with =, int4range(from_minute, to_minute) with &&)
);
select pg_temp.tenant_table('catalog.windows', 'select, insert, delete', null);

-- A closed date stands alone; an opened one may have several periods.
create table catalog.date_overrides (
    tenant_id uuid not null,
    resource_id uuid not null references catalog.resources (id),
    date date not null,
    closed boolean not null,
    from_minute int,
    to_minute int,
    price_multiplier numeric(6, 3) not null check (price_multiplier > 0),
    reason text,
    check (closed = (from_minute is null) and closed = (to_minute is null)),
    check (closed or (from_minute >= 0 and from_minute < to_minute and to_minute <= 1440)),
    constraint date_overrides_no_overlap exclude using gist (resource_id with =, date with =,
        int4range(coalesce(from_minute, 0), coalesce(to_minute, 1440)) with &&)
);
select pg_temp.tenant_table('catalog.date_overrides', 'select, insert, delete', null);
