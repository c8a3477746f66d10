-- Whom the hub has heard of. The row is also the person's turn: whoever applies an event holds it, so that events of one
-- person are applied one at a time and people in parallel. The id stands for the person in page addresses.
create table hub.person (
  person_number  text collate "C" primary key,
  person_id      uuid not null unique
);

-- Every accepted event, once. `sealed` is the event as it came; null when it said nothing new (a nightly extract says the
-- same of everybody, every night, and one copy of a person's record is enough).
create table hub.inbox (
  source         text collate "C" not null,
  event_id       text collate "C" not null,
  person_number  text collate "C" not null,
  cause          text not null,
  occurred_at    timestamptz not null,
  received_at    timestamptz not null,
  standing       text not null check (standing in ('ACCEPTED', 'STALE')),
  sealed         bytea,
  primary key (source, event_id)
);
-- Ciphertext does not compress: do not try.
alter table hub.inbox alter column sealed set storage external;

-- What is known of each person now. The content itself lies once only, in the inbox, with the event that brought it
-- (`content`); `as_of` is the newest event that confirmed it, its time as text because the order of events must not lose the
-- nanoseconds that a timestamp drops. Readable is what SQL must sort and count by; all else is sealed or a keyed fingerprint.
create table hub.custody (
  person_number     text collate "C" primary key references hub.person,
  prison            text collate "C" not null,
  status            text not null,
  legal_status      text not null,
  release_date      date,
  certainty         text,
  as_of_time        text not null,
  as_of_source      text collate "C" not null,
  as_of_id          text collate "C" not null,
  content_source    text collate "C" not null,
  content_id        text collate "C" not null,
  digest            uuid not null,
  revision          bigint not null,
  name_prints       bigint[] not null,
  national_id_print uuid,
  foreign key (content_source, content_id) references hub.inbox (source, event_id)
) with (fillfactor = 80);
create index custody_of_prison on hub.custody (prison, release_date, person_number);
create index custody_national_id on hub.custody (national_id_print) where national_id_print is not null;

create table hub.release_date_change (
  id             bigint generated always as identity primary key,
  person_number  text collate "C" not null references hub.person,
  at             timestamptz not null,
  cause          text not null,
  from_date      date,
  to_date        date,
  certainty      text
);
create index release_date_change_person on hub.release_date_change (person_number, id);

-- Something a human being should look at. No personal data but the number.
create table hub.alert (
  id             uuid primary key,
  person_number  text collate "C",
  prison         text collate "C",
  code           text not null,
  detail         text not null,
  raised_at      timestamptz not null,
  closed_at      timestamptz
);
create unique index alert_open on hub.alert (person_number, prison, code, detail) nulls not distinct
  where closed_at is null;

-- Events that were refused, sealed as they came. The same bytes again are counted, not kept twice.
create table hub.quarantine (
  id             uuid primary key,
  received_at    timestamptz not null,
  channel        text not null,
  source         text,
  event_id       text,
  position       bigint not null,
  times          integer not null default 1,
  errors         jsonb not null,
  digest         uuid not null unique,
  complete       boolean not null,
  sealed         bytea not null,
  replayed_at    timestamptz,
  replayed_by    text
);
alter table hub.quarantine alter column sealed set storage external;
create index quarantine_newest on hub.quarantine (received_at desc, id);
