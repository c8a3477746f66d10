-- Whose medicines over the first days outside are watched, from the first transfer that began. That a check ran, against which
-- release, and what kind of thing it found lies sealed; of medicines nothing is kept.
create table health.supply_check (
  id          uuid primary key,
  person_key  bytea not null unique,
  look_at     timestamptz,
  next_at     timestamptz,
  checked_at  timestamptz,
  sealed      bytea not null
);
create index supply_check_due on health.supply_check (look_at) where look_at is not null;
