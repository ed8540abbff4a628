-- What a booking costs since it was changed: never more than was authorised for it. Null: the amount, and its fee.
alter table payments.payments add column due bigint;
alter table payments.payments add column due_version int not null default 0;
alter table payments.payments add constraint payments_due check (due between 0 and amount);

-- change: the booking became cheaper after its money was taken.
alter table payments.refunds drop constraint refunds_cause_check;
alter table payments.refunds add constraint refunds_cause_check check (cause in ('booking', 'change', 'staff', 'elsewhere'));
