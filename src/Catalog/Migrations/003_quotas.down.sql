alter table catalog.services
    drop column active_bookings_max,
    drop column daily_bookings_max,
    drop column weekly_bookings_max;
