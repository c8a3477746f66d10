-- From when on a delivery is tried, where somebody has said anew that it shall be; null: from when it was made.
alter table health.delivery add column tried_from timestamptz;
