package org.reentryhub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Puts open work back on the queues: what was never queued, whose time has come, whose message was lost with a broker's
 * disk, and whose holder died. Any number of hubs may sweep at once.
 */
@Component
public class Sweeper {
    private static final Duration LOST_AFTER = Duration.ofSeconds(30);
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Deliveries deliveries;
    private final Slots slots;
    private final StrictOrder strictOrder;
    private final Pauses pauses;
    private final Heartbeat heartbeat;
    private final Standstill standstill;
    private final WakeUps wakeUps;
    private final DeliveryCounters counters;
    private final Clock clock;

    Sweeper(
            JdbcClient jdbc,
            Deliveries deliveries,
            Slots slots,
            StrictOrder strictOrder,
            Pauses pauses,
            Heartbeat heartbeat,
            Standstill standstill,
            WakeUps wakeUps,
            DeliveryCounters counters,
            Clock clock) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.slots = slots;
        this.strictOrder = strictOrder;
        this.pauses = pauses;
        this.heartbeat = heartbeat;
        this.standstill = standstill;
        this.wakeUps = wakeUps;
        this.counters = counters;
        this.clock = clock;
    }

    /** Oldest first, a batch at a time; nothing while the hub stands still. */
    @Scheduled(fixedDelayString = "${hub.delivery.sweep-every:PT1S}")
    public void sweep() {
        if (standstill.isOn()) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        endAbandoned(now);
        endExpired(now);
        slots.callTheFirst(now);
        strictOrder.next(now);
        due(now).forEach(wakeUps::afterCommit);
    }

    /** Oldest first; of what waits for a partner that is left alone, no more than the one that is the probe. */
    private Map<String, List<UUID>> due(OffsetDateTime now) {
        record Due(String queue, UUID id, boolean wakeUpLost) {}
        List<Due> due = jdbc.sql(
                        """
                update hub.delivery row set queued_at = :now, next_attempt_at = least(row.next_attempt_at, :now) from (
                  select message_id, queued_at is not null as wake_up_lost from hub.delivery
                   where state in ('PENDING', 'RETRYING') and lease is null and not waits_for_slot
                     and (queued_at is null or queued_at < :lost)
                     and (next_attempt_at <= :now
                          and not exists (select from hub.partner_pause where partner = delivery.partner)
                          or message_id = any(:probes))
                   order by next_attempt_at, seq limit :batch for update skip locked) due
                 where row.message_id = due.message_id
                returning row.queue, row.message_id, due.wake_up_lost""")
                .param("now", now)
                .param("lost", now.minus(LOST_AFTER))
                .param("probes", pauses.probes(now).toArray(UUID[]::new))
                .param("batch", BATCH)
                .query((row, number) -> new Due(
                        row.getString("queue"),
                        row.getObject("message_id", UUID.class),
                        row.getBoolean("wake_up_lost")))
                .list();
        counters.wakeUpsPutBack((int) due.stream().filter(Due::wakeUpLost).count());
        return due.stream()
                .collect(Collectors.groupingBy(Due::queue, Collectors.mapping(Due::id, Collectors.toList())));
    }

    /** Attempts whose holder did not come back, each in a transaction of its own. */
    private void endAbandoned(OffsetDateTime now) {
        jdbc.sql(
                        """
                select message_id from hub.delivery where lease_until < :now or holder = any(:dead)
                 order by lease_until limit :batch""")
                .param("now", now)
                .param("dead", heartbeat.dead().toArray(UUID[]::new))
                .param("batch", BATCH)
                .query(UUID.class)
                .list()
                .forEach(deliveries::abandon);
    }

    /** What has waited until nobody needs it any more: for a partner that was left alone. */
    private void endExpired(OffsetDateTime now) {
        jdbc.sql(
                        """
                select message_id from hub.delivery
                 where state in ('PENDING', 'RETRYING') and expires_at <= :now and lease is null and queue <> ''
                 limit :batch""")
                .param("now", now)
                .param("batch", BATCH)
                .query(UUID.class)
                .list()
                .forEach(deliveries::expire);
    }
}
