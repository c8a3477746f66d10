-- What an operator is told of an extract: how much there was in it, and at which line whatever was found stands; a person's
-- number is not for operators, and with the line the prison finds the record in what it sent.
alter table hub.extract add column records bigint not null default 0;
alter table hub.extract add column rejected bigint not null default 0;
alter table hub.extract_person add column line bigint;
