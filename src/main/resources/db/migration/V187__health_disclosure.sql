-- What applied may have changed between two attempts: each that lets content leave has a row of its own. The rows of before are
-- not known to be of one attempt or another.
alter table health.disclosure add column attempt integer not null default 0;
alter table health.disclosure alter column attempt drop default;
alter table health.disclosure drop constraint disclosure_pkey;
alter table health.disclosure add primary key (delivery_id, attempt);
