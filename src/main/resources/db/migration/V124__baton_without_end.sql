-- A case on its way to a prison that nobody knows has no end by time alone: null. What ended without anybody's word is noted once.
alter table hub.baton alter column ends_at drop not null;
alter table hub.baton add column lapsed_at timestamptz;
create index baton_waiting on hub.baton (ends_at) where accepted_at is null and lapsed_at is null;
