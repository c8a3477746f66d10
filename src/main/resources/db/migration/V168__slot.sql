-- As many slots as a partner takes messages at once. An attempt holds one until it is concluded, or its lease has run out.
create table hub.partner_slot (
  partner text not null,
  number  integer not null,
  lease   uuid,
  until   timestamptz,
  primary key (partner, number)
);

-- What was due and found no slot: not queued again before there is one.
alter table hub.delivery add column waits_for_slot boolean not null default false;
create index delivery_waits_for_slot on hub.delivery (partner, next_attempt_at) where waits_for_slot;
