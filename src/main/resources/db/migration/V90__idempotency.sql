-- What was answered to a call with an Idempotency-Key, so that the same call is answered again and not done again.
create table hub.idempotency (
  -- Keyed hash of user, path and key, and of the body they came with.
  binding  bytea primary key,
  request  bytea not null,
  sealed   bytea not null,
  bound_at timestamptz not null
);
create index idempotency_age on hub.idempotency (bound_at);
