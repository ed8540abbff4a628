-- Who may watch a booking changes when it is passed on.
grant update (user_id, token_epoch) on realtime.bookings to {app};
