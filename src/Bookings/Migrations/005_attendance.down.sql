drop index bookings.bookings_running;
