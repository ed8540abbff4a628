-- What the one who cancelled wrote; kept until the mail that tells it is out.
alter table notifications.messages add column reason text;
comment on column notifications.messages.reason is 'personal';
