alter table bookings.users drop column display_name;
alter table bookings.users drop column email;
