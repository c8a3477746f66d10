-- Health personnel may hold a transfer; what they decided, and why, is told with it.
alter table health.transfer drop constraint transfer_state_check;
alter table health.transfer add constraint transfer_state_check check (state in
  ('AWAITING_SIGN_OFF', 'PREPARING', 'SENDING', 'SENT', 'NEEDS_ATTENTION', 'HELD', 'STOPPED'));

create table health.decision (
  id           uuid primary key,
  transfer_id  uuid not null references health.transfer,
  at           timestamptz not null,
  sealed       bytea not null
);
create index decision_transfer on health.decision (transfer_id, at);

-- A cancellation is a delivery of its own, after the one that it takes back.
alter table health.delivery add column cancels uuid unique references health.delivery;
alter table health.delivery drop constraint delivery_transfer_id_recipient_key_key;
create unique index delivery_recipient on health.delivery (transfer_id, recipient_key) where cancels is null;

-- Of content that left: a keyed fingerprint of what it says of the patient, and the number of the document among the delivery's.
alter table health.attempt add column essence bytea;
alter table health.attempt add column version integer;
update health.attempt set version = 1 where digest is not null;

-- The document that a recipient had last of a person: what the next one replaces.
create table health.last_document (
  id             uuid primary key,
  person_key     bytea not null,
  recipient_key  bytea not null,
  at             timestamptz not null,
  sealed         bytea not null,
  unique (person_key, recipient_key)
);
