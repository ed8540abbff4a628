-- How much of a service one customer may have; null is no limit.
alter table catalog.services
    add column active_bookings_max int check (active_bookings_max > 0),
    add column daily_bookings_max int check (daily_bookings_max > 0),
    add column weekly_bookings_max int check (weekly_bookings_max > 0);
