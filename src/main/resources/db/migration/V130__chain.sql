-- A receiver that names another: the referral goes on there.
alter table hub.referral add column redirected_from uuid references hub.referral;
create index referral_redirected on hub.referral (redirected_from) where redirected_from is not null;

-- What the prison answered to a receiver's question. The newest is part of every later message of the referral.
create table hub.referral_information (
  referral_id uuid not null references hub.referral,
  at          timestamptz not null,
  answer_id   text not null,
  sealed      bytea not null,
  primary key (referral_id, answer_id)
);

-- What was sent and is no longer to be seen by whoever fetches: the referral was taken back, or went elsewhere.
alter table hub.delivery add column taken_back boolean not null default false;
