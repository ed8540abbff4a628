drop table bookings.booking_changes;
