-- The prisons that see a person, the one that has the case first: while a transfer is not accepted, that is the old one.
create function hub.prisons_of(number text, at timestamptz) returns text[] language sql stable as $$
  select array_agg(prison order by place) from (
    select from_prison as prison, id as place from hub.baton
     where person_number = hub.present_number($1) and accepted_at is null and ends_at > $2
    union all
    select prison, 9223372036854775807 from hub.custody where person_number = hub.present_number($1)) seen
$$;

-- Something a human being should do. It follows the person: whichever prison has the case sees it. `owner` is who handed
-- over, where that was a human being.
create table hub.task (
  id            uuid primary key,
  person_number text collate "C" not null,
  referral_id   uuid not null references hub.referral,
  code          text not null,
  what          text not null,
  owner         text,
  since         timestamptz not null,
  done_at       timestamptz,
  -- Null where it was done by itself: there is no more reason for it.
  done_by       text
);
create unique index task_open on hub.task (referral_id, code) where done_at is null;
create index task_since on hub.task (since) where done_at is null;
