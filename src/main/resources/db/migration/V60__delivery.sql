-- One row is one message to one partner: frozen when it was composed, the same bytes on every attempt.
create table hub.delivery (
  message_id      uuid primary key,
  referral_id     uuid,
  person_number   text not null,
  partner         text not null,
  queue           text not null,
  kind            text not null check (kind in ('REFERRAL', 'UPDATE', 'CANCELLATION', 'NOTICE')),
  version         integer not null,
  state           text not null check (state in ('PENDING', 'RETRYING', 'DELIVERED', 'DEAD', 'STOPPED')),
  attempts        integer not null default 0,
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  next_attempt_at timestamptz,
  -- When its id was last put on the queue; the sweeper puts it there again when nothing came of it.
  queued_at       timestamptz,
  lease           uuid,
  lease_until     timestamptz,
  ended_at        timestamptz,
  last_error      text,
  sealed          bytea not null,
  -- The order in which receivers fetch. A row whose transaction is still open might come before one that is not, so
  -- nothing is shown that could still be overtaken.
  added_in        xid8 not null default pg_current_xact_id(),
  seq             bigint generated always as identity
);
create index delivery_fetch on hub.delivery (partner, added_in, seq);
create index delivery_due on hub.delivery (next_attempt_at) where state in ('PENDING', 'RETRYING');
create index delivery_referral on hub.delivery (referral_id, version);
create index delivery_partner on hub.delivery (partner, state, created_at);
create index delivery_person on hub.delivery (person_number);

create table hub.attempt (
  message_id uuid not null references hub.delivery,
  number     integer not null,
  began_at   timestamptz not null,
  ended_at   timestamptz,
  outcome    text,
  status     integer,
  primary key (message_id, number)
);

-- A partner that refused our credentials, or whose address is wrong, is left alone but for a probe now and then.
create table hub.partner_pause (
  partner  text primary key,
  since    timestamptz not null,
  probe_at timestamptz not null,
  why      text not null
);

create table hub.partner_fault (
  partner text primary key,
  in_a_row integer not null
);
