-- After a release, whoever had agreed to receive the person is asked how it went. One row for each moment that is asked about;
-- a return, a death or a release that never was ends it, and the next release asks anew.
create table hub.outcome_question (
  id            uuid primary key,
  referral_id   uuid not null references hub.referral,
  person_number text collate "C" not null,
  moment        text not null,
  released_on   date not null,
  -- The prison that released: it is the one that is counted.
  prison        text collate "C" not null,
  -- The night or day that is asked about, from when the receiver is asked, and by when it should have told.
  day           date not null,
  asked_at      timestamptz not null,
  due_at        timestamptz not null,
  ended_at      timestamptz,
  ended_on      date,
  ended_why     text
);
create unique index outcome_question_one on hub.outcome_question (referral_id, moment) where ended_at is null;
create index outcome_question_referral on hub.outcome_question (referral_id);
create index outcome_question_person on hub.outcome_question (person_number) where ended_at is null;
create index outcome_question_released on hub.outcome_question (released_on);

-- What receivers told. Nothing is edited: a correction is a later word. The code stays readable, since it is counted.
create table hub.outcome_answer (
  id            bigint generated always as identity primary key,
  question_id   uuid not null references hub.outcome_question,
  referral_id   uuid not null references hub.referral,
  answer_id     text not null,
  outcome       text not null,
  at            timestamptz not null,
  -- Who told, and for which organisation: the receiver, or the prison that has heard it from there.
  told_by       text not null,
  organisation  text not null,
  sealed        bytea not null,
  unique (referral_id, organisation, answer_id)
);
create index outcome_answer_question on hub.outcome_answer (question_id, id);
