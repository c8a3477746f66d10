-- A stay in prison as NAV is told of it. The prison's id of it is kept as a keyed hash.
create table hub.stay (
  id            uuid primary key,
  person_number text not null,
  custody       uuid not null,
  admitted_on   date not null,
  began         date not null,
  expected_to   date,
  ended         date,
  institution   text not null,
  state         text not null check (state in ('OPEN', 'RELEASED', 'DIED', 'REPLACED', 'ANNULLED')),
  -- The facts that NAV was told last, or is taken to know of somebody who was inside long before the hub; null: nothing.
  told          jsonb,
  recipient     text,
  -- Of the newest notice; 0 when there was none.
  version       integer not null default 0,
  -- Why what is due is not sent yet.
  held          text,
  seq           bigint generated always as identity
);
create index stay_person on hub.stay (person_number);
create index stay_held on hub.stay (person_number) where held is not null;
create index stay_released on hub.stay (ended) where state = 'RELEASED';

-- The ledger: one row is one notice, never edited but for what became of it. Its bytes lie in the delivery of that id.
create table hub.notice (
  message_id      uuid primary key,
  stay_id         uuid not null references hub.stay,
  version         integer not null,
  type            text not null check (type in ('ENROL', 'UPDATE', 'DISCHARGE', 'ANNUL')),
  recipient       text not null,
  says            jsonb not null,
  -- The day of the end that it names, expected or not.
  end_named       date,
  fields          jsonb not null,
  made_at         timestamptz not null,
  acknowledged_at timestamptz,
  receipt_id      text,
  failure         text,
  unique (stay_id, version)
);
