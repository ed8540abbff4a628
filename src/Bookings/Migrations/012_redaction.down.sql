drop index bookings.bookings_redaction;
alter table bookings.bookings drop column redacted_at;
