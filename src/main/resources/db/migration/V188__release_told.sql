-- When it was last compared whether a recipient knows the day of release as it stands; which day it was told lies sealed.
alter table health.delivery add column release_read_at timestamptz;
create index delivery_release on health.delivery (release_read_at nulls first) where state = 'DELIVERED' and poll_at is not null;
