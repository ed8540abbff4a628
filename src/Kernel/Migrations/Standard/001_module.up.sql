-- What every module has: the way out (outbox), the way in (cursors, inbox), remembered requests, the audit trail.
-- None of it has a tenant policy but requests and audit: relay and inbox serve all tenants, no request reads them.
create table {schema}.outbox (
    seq bigint generated always as identity primary key,
    id uuid not null,
    tenant_id uuid not null,
    type text not null,
    version smallint not null,
    key uuid not null,
    aggregate_version int not null,
    occurred_at timestamptz not null,
    correlation_id text not null,
    traceparent text,
    data jsonb not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
grant select, insert on {schema}.outbox to {app};
grant select, delete on {schema}.outbox to {work};

create table {schema}.cursors (
    subscription text primary key,
    position bigint not null
);
grant select, insert, update on {schema}.cursors to {work};

create table {schema}.inbox (
    seq bigint generated always as identity primary key,
    subscription text not null,
    id uuid not null,
    tenant_id uuid not null,
    type text not null,
    version smallint not null,
    key uuid not null,
    aggregate_version int not null,
    occurred_at timestamptz not null,
    correlation_id text not null,
    traceparent text,
    data jsonb not null,
    received_at timestamptz not null,
    due_at timestamptz not null,
    attempts int not null default 0,
    error text,
    done_at timestamptz,
    parked_at timestamptz,
    unique (subscription, id)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index inbox_waiting on {schema}.inbox (subscription, seq) where done_at is null and parked_at is null;
create index inbox_keys on {schema}.inbox (subscription, key, seq) where done_at is null and parked_at is null;
create index inbox_parked on {schema}.inbox (parked_at) where parked_at is not null;
create index inbox_done on {schema}.inbox (done_at) where done_at is not null;
grant select, update, delete on {schema}.inbox to {app};
grant select, insert, update, delete on {schema}.inbox to {work};

create table {schema}.requests (
    tenant_id uuid not null,
    caller text not null,
    route text not null,
    key text not null,
    body_hash bytea not null,
    result_id uuid,
    status smallint,
    answer bytea,
    at timestamptz not null,
    primary key (tenant_id, caller, route, key)
);
create index requests_at on {schema}.requests (at);
comment on column {schema}.requests.answer is 'sealed: encrypted with a key of the installation';
select pg_temp.tenant_table('{schema}.requests', 'select, insert, update, delete', 'select, delete');

create table {schema}.audit (
    id uuid primary key,
    tenant_id uuid not null,
    at timestamptz not null,
    act text not null,
    subject_id uuid not null,
    actor text not null,
    correlation_id text not null,
    details jsonb
);
create index audit_subject on {schema}.audit (tenant_id, subject_id, id);
select pg_temp.tenant_table('{schema}.audit', 'select, insert', null);
create function {schema}.audit_is_insert_only() returns trigger language plpgsql as
$$ begin raise exception 'audit rows stay as they are' using errcode = '42501'; end $$;
create trigger audit_is_insert_only before update or delete or truncate on {schema}.audit
    for each statement execute function {schema}.audit_is_insert_only();
