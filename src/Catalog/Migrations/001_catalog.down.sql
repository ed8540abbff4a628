drop table catalog.date_overrides;
drop table catalog.windows;
drop table catalog.resource_services;
drop table catalog.services;
drop table catalog.resources;
drop table catalog.venues;
drop table catalog.providers;
