-- How many people come; null where nobody said. The service says how many may.
alter table bookings.bookings add column party_size int check (party_size > 0);
