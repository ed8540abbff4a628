drop table bookings.booking_proposals;
