-- Numbers that live on in others. What belongs to a number stays written under it: whoever asks for a person gets what
-- stands under all their numbers, and a merge that is undone gives back exactly what was each one's.
create table hub.former_number (
  former_number  text collate "C" primary key,
  current_number text collate "C" not null,
  -- The newest word that said so; the time as text, because the order of events must not lose nanoseconds.
  as_of_time     text not null,
  as_of_source   text collate "C" not null,
  as_of_id       text collate "C" not null,
  check (former_number <> current_number)
);
create index former_number_current on hub.former_number (current_number);

-- All numbers of a person: the given one, and those that live on in it.
create function hub.numbers_of(number text) returns text[] language sql stable as $$
  with recursive numbers (number) as (
    select $1 collate "C"
     union
    select f.former_number from hub.former_number f join numbers n on f.current_number = n.number)
  select array_agg(number) from numbers
$$;

-- The number under which a person is known now.
create function hub.present_number(number text) returns text language sql stable as $$
  with recursive numbers (number, step) as (
    select $1 collate "C", 0
     union
    select f.current_number, step + 1 from hub.former_number f join numbers n on f.former_number = n.number
     where step < 20)
  select number from numbers order by step desc limit 1
$$;

-- Which referral gave way to which when two numbers became one, and in whose name: undone, it comes back.
create table hub.referral_joined (
  referral_id   uuid primary key references hub.referral,
  kept_id       uuid not null references hub.referral,
  former_number text collate "C" not null,
  joined_at     timestamptz not null
);
create index referral_joined_former on hub.referral_joined (former_number);
