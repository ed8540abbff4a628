drop index bookings.bookings_asked;
