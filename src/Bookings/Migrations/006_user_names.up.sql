-- What a provider calls the person who comes with an account. Guests said so in booking_contacts.
alter table bookings.users add column email text;
alter table bookings.users add column display_name text;
comment on column bookings.users.email is 'personal';
comment on column bookings.users.display_name is 'personal';
