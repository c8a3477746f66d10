-- What a receiver's people answered on the page. What can be undone waits here until it is due; then it is given like any other.
create table hub.written_answer (
  referral_id  uuid not null references hub.referral,
  answer_id    text not null,
  answer       text not null,
  organisation text not null,
  written_by   text not null,
  written_at   timestamptz not null,
  due_at       timestamptz not null,
  ended_at     timestamptz,
  ended        text check (ended in ('GIVEN', 'UNDONE', 'OUT_OF_STEP', 'REFUSED')),
  -- Only while it waits: what is given lies with the answers, and what was undone was never said.
  sealed       bytea,
  primary key (referral_id, answer_id)
);
create unique index written_answer_one_waits on hub.written_answer (referral_id) where ended_at is null;
create index written_answer_due on hub.written_answer (due_at) where ended_at is null;
