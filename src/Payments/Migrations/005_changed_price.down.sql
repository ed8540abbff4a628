-- What went back because of a change was, to the older version, given back by somebody.
alter table payments.refunds no force row level security;
update payments.refunds set cause = 'staff' where cause = 'change';
alter table payments.refunds force row level security;
alter table payments.refunds drop constraint refunds_cause_check;
alter table payments.refunds add constraint refunds_cause_check check (cause in ('booking', 'staff', 'elsewhere'));
alter table payments.payments drop constraint payments_due;
alter table payments.payments drop column due_version;
alter table payments.payments drop column due;
