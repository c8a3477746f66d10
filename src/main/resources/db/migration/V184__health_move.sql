-- When it was last looked whether the person of an open transfer is still held where its health unit is.
alter table health.transfer add column place_read_at timestamptz;
create index transfer_place on health.transfer (place_read_at nulls first) where state not in ('SENT', 'STOPPED');
