-- A capture may take less than was authorised: what the policy keeps of a booking that ended before it was captured.
alter table payments.operations add column amount bigint;
comment on column payments.operations.amount is 'of a capture; null: all of it';
