drop table {schema}.audit;
drop function {schema}.audit_is_insert_only();
drop table {schema}.requests;
drop table {schema}.inbox;
drop table {schema}.cursors;
drop table {schema}.outbox;
