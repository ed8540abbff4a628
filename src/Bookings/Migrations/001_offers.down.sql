drop table bookings.users;
drop table bookings.resources;
drop table bookings.services;
drop table bookings.providers;
drop sequence bookings.stamps;
