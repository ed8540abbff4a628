-- Bookings whose time is over and of which nobody said how it went: few at any time, so the index stays small.
create index bookings_running on bookings.bookings (ends_at) where status in ('confirmed', 'in_progress');
