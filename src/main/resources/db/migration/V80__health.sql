-- What the hub must remember of health transfers, and nothing clinical: that one exists, to whom, what was answered. What
-- would tell an onlooker anything (person, clinic, answer, alert) is sealed with the health vault; keyed fingerprints find it.
create table health.transfer (
  id          uuid primary key,
  request_id  uuid unique,
  prison      text not null,
  person_key  bytea not null,
  state       text not null check (state in
              ('AWAITING_SIGN_OFF', 'PREPARING', 'SENDING', 'SENT', 'NEEDS_ATTENTION', 'STOPPED')),
  created_at  timestamptz not null,
  changed_at  timestamptz not null,
  queued_at   timestamptz,
  sealed      bytea not null
);
create index transfer_prison on health.transfer (prison, created_at);
create index transfer_person on health.transfer (person_key);
create index transfer_preparing on health.transfer (queued_at) where state = 'PREPARING';

create table health.delivery (
  id               uuid primary key,
  transfer_id      uuid not null references health.transfer,
  recipient_key    bytea not null,
  state            text not null check (state in ('PENDING', 'RETRYING', 'DELIVERED', 'DEAD', 'STOPPED')),
  attempts         integer not null default 0,
  lease            uuid,
  lease_until      timestamptz,
  next_attempt_at  timestamptz,
  queued_at        timestamptz,
  created_at       timestamptz not null,
  ended_at         timestamptz,
  poll_at          timestamptz,
  sealed           bytea not null,
  unique (transfer_id, recipient_key)
);
create index delivery_due on health.delivery (next_attempt_at) where state in ('PENDING', 'RETRYING');
create index delivery_poll on health.delivery (poll_at) where poll_at is not null;

create table health.attempt (
  delivery_id  uuid not null references health.delivery,
  number       integer not null,
  began_at     timestamptz not null,
  ended_at     timestamptz,
  outcome      text,
  status       integer,
  digest       bytea,
  primary key (delivery_id, number)
);

create table health.answer (
  id           uuid primary key,
  delivery_id  uuid not null references health.delivery,
  version_key  bytea not null,
  at           timestamptz not null,
  sealed       bytea not null,
  unique (delivery_id, version_key)
);

create table health.alert (
  id           uuid primary key,
  transfer_id  uuid not null references health.transfer,
  kind_key     bytea not null,
  at           timestamptz not null,
  sealed       bytea not null,
  unique (transfer_id, kind_key)
);

-- The health unit's own trail, apart from the prison's, so that the prison's reveals nothing. It only grows.
create table health.entry (
  id          uuid primary key,
  at          timestamptz not null,
  person_key  bytea not null,
  sealed      bytea not null
);
create index entry_person on health.entry (person_key, at);

create table health.disclosure (
  delivery_id  uuid primary key,
  at           timestamptz not null,
  person_key   bytea not null,
  sealed       bytea not null
);
create index disclosure_person on health.disclosure (person_key, at);

revoke update, delete on health.entry, health.disclosure from hub_health;
