-- Which dead messages somebody had tried again together, so that a page can tell how far that has come. Ids only; the reason is in the audit.
create table hub.retry_batch (
  id       uuid primary key,
  at       timestamptz not null,
  until    timestamptz,
  partner  text not null,
  messages uuid[] not null
);
-- The last day's attempts, for a picture of them.
create index attempt_ended on hub.attempt (ended_at);
