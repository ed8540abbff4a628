-- What the mail with a draft's link says; forgotten when the draft is over.
create table notifications.drafts (
    id uuid primary key,
    tenant_id uuid not null,
    email text not null,
    email_hash text not null,
    first_name text not null,
    locale text not null,
    resource_name text not null,
    service_name text not null,
    provider_name text not null,
    address text not null,
    time_zone text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    units int not null,
    price bigint not null,
    currency text not null
);
comment on column notifications.drafts.email is 'personal';
comment on column notifications.drafts.email_hash is 'personal';
comment on column notifications.drafts.first_name is 'personal';
create index drafts_email on notifications.drafts (tenant_id, email_hash);
select pg_temp.tenant_table('notifications.drafts', 'select, insert, update, delete', null);

-- A mail is about a booking or about a draft.
alter table notifications.messages alter column booking_id drop not null;
alter table notifications.messages add column draft_id uuid;
alter table notifications.messages add constraint messages_subject check ((booking_id is null) <> (draft_id is null));
create index messages_draft on notifications.messages (draft_id) where draft_id is not null;
