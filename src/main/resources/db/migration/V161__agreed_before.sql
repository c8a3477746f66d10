-- A need that a receiver had met before the person came back: put before the case manager once, by an alert, and named by
-- the referral that goes on with it. It is over with the next release.
create table hub.agreed_before (
  referral_id   uuid primary key references hub.referral,
  offered_at    timestamptz not null,
  alert_id      uuid not null,
  revived_by    uuid references hub.referral,
  over_at       timestamptz
);
create index agreed_before_revived on hub.agreed_before (revived_by) where revived_by is not null;
