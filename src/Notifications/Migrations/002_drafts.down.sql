drop index notifications.messages_draft;
alter table notifications.messages drop constraint messages_subject;
delete from notifications.messages where booking_id is null;
alter table notifications.messages drop column draft_id;
alter table notifications.messages alter column booking_id set not null;
drop table notifications.drafts;
