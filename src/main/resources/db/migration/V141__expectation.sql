-- What is expected of somebody: one row while it is, and for as long as nobody has met it. The rows of a referral are always
-- what its state demands; they are set in the transaction that changes it.
create table hub.expectation (
  id            uuid primary key,
  referral_id   uuid not null references hub.referral,
  kind          text not null,
  since         timestamptz not null,
  due_at        timestamptz not null,
  person_number text collate "C" not null,
  -- Who and what, in words for people and without personal data.
  about         text not null,
  release_date  date,
  -- How many rungs of the ladder have come, when the next one does, and since when that has been known.
  rung          integer not null default 0,
  next_at       timestamptz,
  set_at        timestamptz not null,
  in_digest     boolean not null default false,
  unique (referral_id, kind)
);
create index expectation_due on hub.expectation (next_at) where next_at is not null;
create index expectation_digest on hub.expectation (person_number) where in_digest;

-- Every rung that came, once. `due_at` is when it had to.
create table hub.escalation (
  expectation_id uuid not null,
  rung           integer not null,
  referral_id    uuid not null references hub.referral,
  kind           text not null,
  deed           text not null,
  due_at         timestamptz not null,
  at             timestamptz not null,
  primary key (expectation_id, rung)
);
create index escalation_referral on hub.escalation (referral_id);
