-- A transfer is a baton: until the new prison has accepted the case, or the time is up, the old one has it too. What is
-- open now is told by these times alone.
create table hub.baton (
  id             bigint generated always as identity primary key,
  person_number  text collate "C" not null references hub.person,
  from_prison    text collate "C" not null,
  to_prison      text collate "C" not null,
  passed_at      timestamptz not null,
  ends_at        timestamptz not null,
  accepted_at    timestamptz,
  accepted_by    text
);
create index baton_person on hub.baton (person_number, id);
create index baton_open on hub.baton (from_prison) where accepted_at is null;
