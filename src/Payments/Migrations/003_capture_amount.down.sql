alter table payments.operations drop column amount;
