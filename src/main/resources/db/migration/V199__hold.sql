-- While there is this row no message leaves, from any hub: an older backup was restored, and it has to be seen first what differs.
create table hub.hold (
  one   boolean primary key default true check (one),
  since timestamptz not null
);
