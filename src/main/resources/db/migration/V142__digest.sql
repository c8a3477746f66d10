-- What the leader of a prison's unit reads in the morning: kinds, counts and ids that name nobody.
create table hub.digest (
  prison  text collate "C" not null,
  day     date not null,
  made_at timestamptz not null,
  lines   jsonb not null,
  primary key (prison, day)
);
create index digest_day on hub.digest (day);
