-- An alert may be about a person whom no transfer is under way for; it is closed by whoever saw to it or by what it called
-- for being done, and opens again when it is raised again.
alter table health.alert alter column transfer_id drop not null;
alter table health.alert add column prison text;
alter table health.alert add column person_key bytea;
alter table health.alert add column closed_at timestamptz;
update health.alert a set prison = t.prison, person_key = t.person_key from health.transfer t where t.id = a.transfer_id;
alter table health.alert alter column prison set not null;
alter table health.alert alter column person_key set not null;
create unique index alert_without_transfer on health.alert (person_key, kind_key) where transfer_id is null;
create index alert_open on health.alert (prison, at) where closed_at is null;

-- When a recipient must have answered. Read anew now and then, for releases move; what has rung does not ring again.
alter table health.delivery add column answer_by timestamptz;
alter table health.delivery add column answer_by_read_at timestamptz;
alter table health.delivery add column answer_clock text not null default 'RUNNING'
 check (answer_clock in ('RUNNING', 'MET', 'RUNG'));
create index delivery_answer on health.delivery (answer_by_read_at nulls first)
 where answer_clock = 'RUNNING' and poll_at is not null;
-- A recipient's own, for its questions at /fhir.
create index delivery_recipient_created on health.delivery (recipient_key, created_at);

-- When each recipient is asked next for all of the hub's Tasks there, and (sealed) who it is and since when by its own clock.
create table health.poll (
  id             uuid primary key,
  recipient_key  bytea not null unique,
  poll_at        timestamptz not null,
  sealed         bytea not null
);
create index poll_due on health.poll (poll_at);
