-- Newest messages of referrals of which the receiver has said nothing: no receipt, no answer, and nobody came to fetch.
create view hub.unheard as
select d.message_id, d.referral_id, d.person_number, d.partner, d.state, d.attempts, d.created_at, d.ended_at
  from hub.delivery d join hub.referral r on r.id = d.referral_id and r.version = d.version
 where d.state in ('PENDING', 'RETRYING', 'DELIVERED') and not d.taken_back
   and (not r.closed or d.kind = 'CANCELLATION' and r.state = 'CANCEL_REQUESTED')
   and not exists (select from hub.receipt c where c.message_id = d.message_id and c.status = 'RECEIVED')
   and not exists (select from hub.answer a where a.referral_id = d.referral_id and a.version >= d.version)
   and not exists (select from hub.attempt t where t.message_id = d.message_id and t.outcome = 'FETCHED');

-- How far up its receiver's ladder such a message is. It stays one message by whatever way.
create table hub.rung (
  message_id    uuid primary key references hub.delivery,
  referral_id   uuid not null,
  person_number text not null,
  partner       text not null,
  rung          text not null check (rung in ('INBOX', 'TELEPHONE')),
  since         timestamptz not null,
  -- When the receiver said something after all, or nobody waited any more.
  ended_at      timestamptz
);
create index rung_standing on hub.rung (partner) where ended_at is null;

-- A mail without content, that something waits; one for however much it is.
create table hub.mail (
  id              uuid primary key,
  partner         text not null,
  created_at      timestamptz not null,
  next_attempt_at timestamptz not null,
  attempts        integer not null default 0,
  lease_until     timestamptz,
  -- As of when it tells: the beginning of its newest attempt.
  told_at         timestamptz,
  ended_at        timestamptz,
  outcome         text check (outcome in ('SENT', 'NOT_NEEDED')),
  last_error      text
);
create unique index mail_one_waiting on hub.mail (partner) where ended_at is null;
create index mail_sent on hub.mail (partner, told_at) where outcome = 'SENT';
