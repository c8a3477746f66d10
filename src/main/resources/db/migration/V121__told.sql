-- What a receiver was told of the release, so that a later change can be held against it, and not against the last record:
-- many small steps are a long way. `hold_since` stands where the receiver was asked whether it keeps the referral.
alter table hub.referral_version
  add column release_date date,
  add column certainty text,
  add column hold_since date;
