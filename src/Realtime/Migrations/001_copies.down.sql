drop table realtime.bookings;
drop table realtime.resources;
drop table realtime.providers;
