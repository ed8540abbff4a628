drop table bookings.booking_contacts;
drop table bookings.booking_transitions;
drop table bookings.booking_codes;
drop table bookings.bookings;
drop function bookings.make_partition(timestamptz);
drop function bookings.uuid7_floor(timestamptz);
drop table bookings.holds;
drop table bookings.allocations;
