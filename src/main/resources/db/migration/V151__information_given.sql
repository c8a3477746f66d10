-- That a person was told what is passed on about them, to whom and why, and that a consent can be taken back. It is no
-- consent, and consenting is no proof of it.
create table hub.information_given (
  id            uuid primary key,
  person_number text collate "C" not null,
  given_on      date not null,
  language      text not null,
  manner        text not null,
  recorded_at   timestamptz not null,
  recorded_by   text not null
);
create index information_given_person on hub.information_given (person_number);

-- What for, by which law, what lifts secrecy, and when the person had been told: as it was when the message left.
alter table audit.disclosure add column grounds jsonb not null default '{}';
