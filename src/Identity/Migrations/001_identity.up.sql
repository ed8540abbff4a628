-- The organisations of the installation. Everybody else knows them by the copy in bus.tenants, fed by tenant.changed.
create table identity.tenants (
    tenant_id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
    name text not null check (length(name) between 1 and 200),
    hosts text[] not null default '{}',
    guest_fee_basis_points int not null check (guest_fee_basis_points between 0 and 5000),
    member_fee_basis_points int not null check (member_fee_basis_points between 0 and 5000),
    active boolean not null default true,
    version int not null default 1,
    created_at timestamptz not null
);
select pg_temp.tenant_table('identity.tenants', 'select, insert, update', null);

-- An erased account stays as an empty row, so that what points to its id still points to something.
create table identity.users (
    id uuid primary key,
    tenant_id uuid not null,
    email text check (length(email) <= 254),
    display_name text check (length(display_name) <= 100),
    password_hash text,
    roles text[] not null check (roles <@ array['customer', 'provider', 'admin', 'operator']),
    locale text check (length(locale) <= 35),
    active boolean not null default true,
    version int not null default 1,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    erased_at timestamptz,
    check (erased_at is null and email is not null and display_name is not null
        or erased_at is not null and not active
            and email is null and display_name is null and password_hash is null and locale is null)
);
create unique index users_email on identity.users (tenant_id, lower(email));
comment on column identity.users.email is 'personal';
comment on column identity.users.display_name is 'personal';
comment on column identity.users.password_hash is 'personal';
comment on column identity.users.locale is 'personal';
select pg_temp.tenant_table('identity.users', 'select, insert, update', null);

-- One sign-in on one device, and the family of its refresh tokens. The generation is that of the newest token that was
-- used; expires_at that of the newest token that was issued.
create table identity.sessions (
    id uuid primary key,
    tenant_id uuid not null,
    user_id uuid not null references identity.users (id),
    generation int not null default 0,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    revoked_for text check (revoked_for in ('signed-out', 'token-reused', 'erased'))
);
create index sessions_user on identity.sessions (user_id) where revoked_at is null;
create index sessions_expires on identity.sessions (expires_at);
create index sessions_revoked on identity.sessions (revoked_at) where revoked_at is not null;
select pg_temp.tenant_table('identity.sessions', 'select, insert, update', 'select, delete');

-- Only the SHA-256 of a token is kept: 256 random bits need no salt, and a stolen dump signs nobody in.
create table identity.refresh_tokens (
    hash bytea primary key check (length(hash) = 32),
    tenant_id uuid not null,
    session_id uuid not null references identity.sessions (id) on delete cascade,
    generation int not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    repeats int not null default 0
);
create index refresh_tokens_session on identity.refresh_tokens (session_id);
create index refresh_tokens_used on identity.refresh_tokens (used_at) where used_at is not null;
select pg_temp.tenant_table('identity.refresh_tokens', 'select, insert, update', 'select, delete');

-- Failed sign-ins by account and address, whether there is such an account or not. In the database, because processes
-- share the work and must share the count.
create table identity.sign_in_throttles (
    tenant_id uuid not null,
    email_hash text not null,
    address text not null,
    failures int not null,
    failed_at timestamptz not null,
    locked_until timestamptz not null,
    primary key (tenant_id, email_hash, address)
);
create index sign_in_throttles_failed on identity.sign_in_throttles (failed_at);
comment on column identity.sign_in_throttles.email_hash is 'personal';
comment on column identity.sign_in_throttles.address is 'personal';
select pg_temp.tenant_table('identity.sign_in_throttles', 'select, insert, update, delete', 'select, delete');
