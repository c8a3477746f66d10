create table audit.entry (
  id             bigint generated always as identity primary key,
  at             timestamptz not null,
  actor          text not null,
  role           text not null,
  organisation   text not null,
  kind           text not null check (kind in ('LOOKED', 'DID', 'OPERATED')),
  person_number  text,
  what           text not null,
  subject        text
);
create index entry_person on audit.entry (person_number, at);

create table audit.disclosure (
  message_id     uuid primary key,
  referral_id    uuid not null,
  person_number  text not null,
  at             timestamptz not null,
  recipient      text not null,
  domain         text not null,
  kind           text not null,
  version        integer not null,
  fields         jsonb not null,
  legal_basis    jsonb not null
);
create index disclosure_person on audit.disclosure (person_number, at);
