-- The whole extract of a prison, held against what the hub knows: who is missing here or there, whose record differs.
create table hub.extract (
  id             uuid primary key,
  prison         text collate "C" not null,
  channel        text not null,
  started_at     timestamptz not null,
  as_of          timestamptz,
  finished_at    timestamptz
);

create table hub.extract_person (
  extract_id     uuid not null references hub.extract on delete cascade,
  person_number  text collate "C" not null,
  finding        text not null,
  primary key (extract_id, person_number)
);

-- How far the reading of a dropped file has come, written with each chunk, so that a killed hub goes on where it was.
create table hub.record_file (
  id             uuid primary key,
  name           text not null,
  identity       uuid not null unique,
  extract_id     uuid references hub.extract on delete set null,
  bytes_done     bigint not null default 0,
  lines_done     bigint not null default 0,
  accepted       bigint not null default 0,
  duplicate      bigint not null default 0,
  stale          bigint not null default 0,
  rejected       bigint not null default 0,
  started_at     timestamptz not null,
  finished_at    timestamptz
);

create table hub.record_file_error (
  file_id        uuid not null references hub.record_file on delete cascade,
  index          bigint not null,
  seq            integer not null,
  event_id       text,
  pointer        text not null,
  message        text not null,
  primary key (file_id, index, seq)
);
