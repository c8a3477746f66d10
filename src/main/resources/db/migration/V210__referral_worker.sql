-- Who at a receiver's works on what was opened on the page: a word to colleagues, and no bar to anybody.
create table hub.referral_worker (
  referral_id  uuid primary key references hub.referral,
  organisation text not null,
  opened_by    text not null,
  opened_at    timestamptz not null,
  -- Nobody, once it was put back.
  worker       text,
  since        timestamptz not null
);
create index referral_recipient on hub.referral (recipient, closed);
