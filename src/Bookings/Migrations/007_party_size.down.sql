alter table bookings.bookings drop column party_size;
