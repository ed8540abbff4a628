drop table identity.sign_in_throttles;
drop table identity.refresh_tokens;
drop table identity.sessions;
drop table identity.users;
drop table identity.tenants;
