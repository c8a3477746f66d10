-- The plan of each person: derived from the snapshot and the timetable, written in the transaction that changed either.
-- Codes and dates only. How a milestone stands is seen when somebody looks, and is kept nowhere.
create table hub.plan (
  person_number     text collate "C" primary key,
  timetable_digest  text not null,
  planned_at        timestamptz not null,
  release_date      date,
  -- The day on which the hub heard that the person is out; the record may never name it.
  released_on       date,
  flags             text[] not null,
  milestones        jsonb not null
) with (fillfactor = 80);
