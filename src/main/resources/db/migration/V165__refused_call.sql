-- What a partner's calls were refused for: not what they said, which may be anything, only that they said it, and how often.
-- A row for each kind of refusal, so that a partner that repeats itself fills nothing.
create table hub.refused_call (
  id          bigint generated always as identity primary key,
  partner     text not null,
  -- Null where there is no such referral, and for health parties, whose names the prison must not see.
  referral_id uuid,
  what        text not null check (what in ('ANSWER', 'RECEIPT', 'OUTCOME', 'MANIFEST')),
  status      integer not null,
  first_at    timestamptz not null,
  last_at     timestamptz not null,
  times       bigint not null default 1
);
create unique index refused_call_kind on hub.refused_call (partner, referral_id, what, status) nulls not distinct;
create index refused_call_referral on hub.refused_call (referral_id) where referral_id is not null;
