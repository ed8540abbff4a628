drop table payments.providers;
drop table payments.webhook_events;
drop table payments.payment_events;
drop table payments.disputes;
drop table payments.operations;
drop table payments.refunds;
drop table payments.attempts;
drop table payments.payments;
