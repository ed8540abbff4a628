alter table bookings.providers drop column plain_name;
alter table bookings.resources drop column plain_address, drop column plain_name;
drop function bookings.plain(text);
drop index bookings.allocations_long;
create index resources_name on bookings.resources using gin ((name || ' ' || address) gin_trgm_ops);
create index resources_location on bookings.resources using gist (location);
drop index bookings.resources_place;
alter table bookings.resources drop column attributes, drop column longitude, drop column latitude;
