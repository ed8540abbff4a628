drop trigger payment_events_are_insert_only on payments.payment_events;
drop table payments.entries;
drop table payments.transactions;
drop table payments.accounts;
drop function payments.entries_sum_to_zero();
drop function payments.ledger_is_insert_only();
