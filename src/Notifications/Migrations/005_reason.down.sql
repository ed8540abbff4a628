alter table notifications.messages drop column reason;
