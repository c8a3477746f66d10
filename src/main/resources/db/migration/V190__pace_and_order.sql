-- Which hubs live. A hub that was killed or stands still says nothing; what it held is then anybody's, long before its leases run out.
create table hub.instance (
  id      uuid primary key,
  -- By the clock of the database: those of two hubs may differ.
  beat_at timestamptz not null
);

-- Which hub an attempt was begun by.
alter table hub.delivery add column holder uuid;

-- When a partner that takes so many messages in a second and no more may be sent the next.
create table hub.partner_pace (
  partner text primary key,
  next_at timestamptz not null
);

-- The place in a partner's pace that the message has been given; it needs no other.
alter table hub.delivery add column paced_at timestamptz;
-- The message to the same partner about the same person that has to end before, where the partner wants them strictly in order.
alter table hub.delivery add column held_behind uuid references hub.delivery;
create index delivery_held_behind on hub.delivery (held_behind) where held_behind is not null;
create index delivery_in_order on hub.delivery (partner, person_number, seq) where state in ('PENDING', 'RETRYING', 'DEAD');
create index delivery_expires on hub.delivery (expires_at) where state in ('PENDING', 'RETRYING');

-- How many attempts in a row failed on the way: a partner that is down is left alone but for a probe.
create table hub.partner_failure (
  partner  text primary key,
  in_a_row integer not null
);
-- How long to wait after a probe that failed.
alter table hub.partner_pause add column probe_every interval not null default '10 minutes';
