drop table bus.tenants;
drop table bus.cursors;
drop table bus.log;
