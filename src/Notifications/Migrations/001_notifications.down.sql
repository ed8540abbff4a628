drop table notifications.messages;
drop table notifications.receipts;
drop table notifications.users;
drop table notifications.contacts;
drop table notifications.bookings;
