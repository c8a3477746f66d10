package org.reentryhub.delivery;

import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * After an older backup was restored, the hub does not know what it has sent since. It is then started with all deliveries held:
 * work is taken and waits, nothing leaves, and nothing expires, until an operator releases it. It holds for every hub on the database.
 */
@Component
public class Hold {
    private static final Logger log = LoggerFactory.getLogger(Hold.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean fromTheStart;
    private volatile Optional<OffsetDateTime> since = Optional.empty();

    Hold(JdbcClient jdbc, Clock clock, @Value("${hub.hold-deliveries:false}") boolean fromTheStart) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.fromTheStart = fromTheStart;
    }

    /** Before any route is there. */
    @PostConstruct
    void begin() {
        if (fromTheStart) {
            jdbc.sql("insert into hub.hold (since) values (:now) on conflict do nothing")
                    .param("now", OffsetDateTime.now(clock))
                    .update();
            log.warn("all deliveries are held (HUB_HOLD_DELIVERIES) until POST /ops/deliveries/release");
        }
        look();
    }

    /** What another hub began or an operator ended shows within a second; nobody asks the database for every message. */
    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        since = jdbc.sql("select since from hub.hold")
                .query(OffsetDateTime.class)
                .optional();
    }

    /** Since when all is held; empty when nothing is. */
    public Optional<OffsetDateTime> since() {
        return since;
    }

    /** Lets go what was held, oldest first and at each partner's pace; says how many messages wait. Nothing happens where nothing was held. */
    @Transactional
    public int release() {
        if (jdbc.sql("delete from hub.hold").update() == 0) {
            return 0;
        }
        return jdbc.sql(
                        "update hub.delivery set queued_at = null where state in ('PENDING', 'RETRYING') and lease is null")
                .update();
    }
}
