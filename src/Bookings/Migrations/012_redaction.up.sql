-- When the personal data of an old or erased booking were forgotten.
alter table bookings.bookings add column redacted_at timestamptz;
create index bookings_redaction on bookings.bookings (ends_at, id)
    where redacted_at is null and status not in ('pending', 'confirmed', 'in_progress');
