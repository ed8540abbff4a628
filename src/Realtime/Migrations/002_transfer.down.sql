revoke update (user_id, token_epoch) on realtime.bookings from {app};
