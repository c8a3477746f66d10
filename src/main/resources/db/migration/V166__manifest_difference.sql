-- Where a receiver's own list of what is open with it was other than the hub's, until a later list agrees or the referral ends.
create table hub.manifest_difference (
  referral_id uuid primary key references hub.referral,
  partner     text not null,
  kind        text not null check (kind in ('MISSING', 'OUTDATED', 'OTHER_STATE')),
  since       timestamptz not null,
  alert       uuid not null
);
create index manifest_difference_partner on hub.manifest_difference (partner);
