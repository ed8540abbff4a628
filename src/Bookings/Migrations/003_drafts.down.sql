drop index bookings.holds_booking;
drop table bookings.draft_mails;
drop table bookings.drafts;
