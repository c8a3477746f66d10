create table hub.consent (
  id             uuid primary key,
  person_number  text not null,
  recipient_kind text not null,
  domains        text[] not null,
  given_on       date not null,
  expires_on     date,
  evidence       text not null,
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  withdrawn_at   timestamptz,
  withdrawn_by   text
);
create index consent_person on hub.consent (person_number);
