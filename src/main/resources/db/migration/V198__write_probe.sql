-- Whether the database takes writes: every hub sets this one time anew, every other second.
create table hub.write_probe (
  one    boolean primary key default true check (one),
  at     timestamptz not null
);
insert into hub.write_probe (at) values (clock_timestamp());
