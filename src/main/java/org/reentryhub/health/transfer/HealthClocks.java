package org.reentryhub.health.transfer;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is due among the deliveries: clocks are rows, and any number of hubs may read them at once. */
@Component
public class HealthClocks {
    private final JdbcClient jdbc;

    HealthClocks(@Qualifier("healthJdbc") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What hubs hold that do not live any more is due at once: what became of their attempts nobody knows. */
    void letGoOf(List<UUID> dead) {
        jdbc.sql(
                        """
                update health.delivery set lease = null, lease_until = null, holder = null, queued_at = null
                 where lease is not null and holder = any(:dead)""")
                .param("dead", dead.toArray(UUID[]::new))
                .update();
    }

    /** Deliveries whose time has come and that no queue seems to hold; they count as queued again. */
    List<UUID> due(OffsetDateTime now, OffsetDateTime lost, int batch) {
        return jdbc.sql(
                        """
                update health.delivery set queued_at = :now where id in (
                  select id from health.delivery
                   where state in ('PENDING', 'RETRYING') and next_attempt_at <= :now
                     and (lease_until is null or lease_until < :now)
                     and (queued_at is null or queued_at < :lost)
                     and not exists (select from health.transfer t where t.id = transfer_id and t.state = 'HELD')
                   order by next_attempt_at limit :batch for no key update skip locked)
                returning id""")
                .param("now", now)
                .param("lost", lost)
                .param("batch", batch)
                .query(UUID.class)
                .list();
    }

    /** Delivered ones whose Task is to be asked for now; each comes back after the interval. */
    public List<UUID> toPoll(OffsetDateTime now, Duration every, int batch) {
        return jdbc.sql(
                        """
                update health.delivery set poll_at = :next where id in (
                  select id from health.delivery where poll_at <= :now
                   order by poll_at limit :batch for no key update skip locked)
                returning id""")
                .param("now", now)
                .param("next", now.plus(every))
                .param("batch", batch)
                .query(UUID.class)
                .list();
    }

    /** Delivered ones whose recipient is not done, and of which nobody has looked since whether the release moved; they count as read. */
    public List<UUID> releasesToRead(OffsetDateTime now, OffsetDateTime since, int batch) {
        return jdbc.sql(
                        """
                update health.delivery set release_read_at = :now where id in (
                  select id from health.delivery
                   where state = 'DELIVERED' and poll_at is not null and (release_read_at is null or release_read_at < :since)
                   order by release_read_at nulls first limit :batch for no key update skip locked)
                returning id""")
                .param("now", now)
                .param("since", since)
                .param("batch", batch)
                .query(UUID.class)
                .list();
    }

    /** These, as far as they are still to be asked for, are asked for again at a time of their own. */
    public void pollAgain(List<UUID> deliveries, OffsetDateTime at) {
        if (!deliveries.isEmpty()) {
            jdbc.sql("update health.delivery set poll_at = :at where id in (:ids) and poll_at is not null")
                    .param("at", at)
                    .param("ids", deliveries)
                    .update();
        }
    }
}
