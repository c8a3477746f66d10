package org.reentryhub.delivery;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.reentryhub.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says that this hub lives, and knows which others do not any more. What a hub has claimed is anybody's once it has been silent
 * for fifteen seconds; should it only have stood still, its late outcomes count for nothing, for its leases are gone.
 */
@Component
public class Heartbeat {
    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final Duration DEAD_AFTER = Duration.ofSeconds(15);
    /** How soon after a claim its message has to leave: well before anybody can have taken this hub for dead. */
    static final Duration TIME_TO_LEAVE = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final UUID self;
    /** Since when this hub has said so without a break: before it has listened long enough, nobody's silence means anything. */
    private long steadySince = System.nanoTime();

    private long lastBeat = System.nanoTime();

    Heartbeat(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.self = ids.next();
    }

    /** Under what name this hub, as long as it runs, claims work. */
    public UUID self() {
        return self;
    }

    @Scheduled(fixedRateString = "PT3S")
    void beat() {
        jdbc.sql(
                        """
                insert into hub.instance (id, beat_at) values (:self, clock_timestamp())
                on conflict (id) do update set beat_at = excluded.beat_at""")
                .param("self", self)
                .update();
        heard(System.nanoTime());
    }

    private synchronized void heard(long now) {
        if (now - lastBeat > 2 * EVERY.toNanos()) {
            steadySince = now;
        }
        lastBeat = now;
    }

    /**
     * The hubs that have claimed work and do not live; none while this hub cannot know, because the database was away or it stood
     * still itself.
     */
    public List<UUID> dead() {
        return isSteady()
                ? jdbc.sql(
                                "select id from hub.instance where beat_at < clock_timestamp() - make_interval(secs => :silent)")
                        .param("silent", DEAD_AFTER.toSeconds())
                        .query(UUID.class)
                        .list()
                : List.of();
    }

    private synchronized boolean isSteady() {
        long now = System.nanoTime();
        return now - steadySince > DEAD_AFTER.toNanos() && now - lastBeat < 2 * EVERY.toNanos();
    }

    /** Forgets hubs that hold nothing any more and have been silent for a day. */
    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        jdbc.sql(
                        """
                delete from hub.instance
                 where beat_at < clock_timestamp() - interval '1 day'
                   and not exists (select from hub.delivery where holder = instance.id)""")
                .update();
    }
}
