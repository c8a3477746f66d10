-- A recipient is told that the release is on another day by a delivery of its own, after the one whose papers it amends. At most
-- one of them waits: whenever it leaves, it says what stands then.
alter table health.delivery add column amends uuid references health.delivery;
create unique index delivery_amends on health.delivery (amends)
 where amends is not null and state in ('PENDING', 'RETRYING');
-- When the release was last seen to move; the day itself lies sealed. The recipient's Task at the hub has changed then.
alter table health.delivery add column release_moved_at timestamptz;
