create table hub.handover (
  id            uuid primary key,
  person_number text not null,
  prison        text not null,
  requested_by  text not null,
  requested_at  timestamptz not null,
  domains       text[] not null
);

create table hub.referral (
  id            uuid primary key,
  handover_id   uuid not null references hub.handover,
  person_number text not null,
  domain        text not null,
  recipient     text not null,
  consent_id    uuid not null,
  state         text not null,
  version       integer not null,
  opened_at     timestamptz not null,
  state_since   timestamptz not null,
  closed        boolean not null default false
);
create index referral_person on hub.referral (person_number);
create index referral_handover on hub.referral (handover_id);
-- Whoever asks twice at the same time still opens one.
create unique index referral_one_open on hub.referral (person_number, domain, recipient) where not closed;

-- A version is what was said at one time; it is never edited. Its bytes lie in the delivery of the same message id.
create table hub.referral_version (
  referral_id  uuid not null references hub.referral,
  version      integer not null,
  kind         text not null,
  message_id   uuid not null unique,
  composed_at  timestamptz not null,
  answer_by    timestamptz,
  legal_basis  jsonb not null,
  fields       jsonb not null,
  content      bytea not null,
  primary key (referral_id, version)
);

create table hub.referral_event (
  id           bigint generated always as identity primary key,
  referral_id  uuid not null references hub.referral,
  at           timestamptz not null,
  what         text not null,
  from_state   text not null,
  to_state     text not null,
  version      integer not null,
  actor        text not null,
  organisation text not null
);
create index referral_event_referral on hub.referral_event (referral_id, id);

create table hub.receipt (
  message_id   uuid not null,
  referral_id  uuid not null references hub.referral,
  status       text not null,
  receipt_id   text,
  at           timestamptz not null,
  sealed       bytea,
  primary key (message_id, status)
);

create table hub.answer (
  referral_id  uuid not null references hub.referral,
  answer_id    text not null,
  version      integer not null,
  answer       text not null,
  at           timestamptz not null,
  -- True where it changed nothing: it was about an older version, or the lifecycle has no such step.
  flagged      boolean not null,
  flag         text,
  sealed       bytea not null,
  primary key (referral_id, answer_id)
);

-- What the prison may know of health: that it asked. Everything after this row lies in the health schema.
create table hub.health_request (
  id            uuid primary key,
  person_number text not null,
  handover_id   uuid not null,
  requested_by  text not null,
  requested_at  timestamptz not null,
  taken_at      timestamptz
);
create index health_request_person on hub.health_request (person_number);
create index health_request_open on hub.health_request (requested_at) where taken_at is null;
grant select on hub.health_request to hub_health;
grant update (taken_at) on hub.health_request to hub_health;
