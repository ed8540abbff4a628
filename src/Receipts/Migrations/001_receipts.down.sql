drop table receipts.receipts;
drop table receipts.counters;
drop table receipts.providers;
drop table receipts.bookings;
