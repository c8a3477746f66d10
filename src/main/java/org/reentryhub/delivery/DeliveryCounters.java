package org.reentryhub.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.reentryhub.AfterCommit;
import org.reentryhub.StoryLog;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what happens to messages, once it is on disk. Nothing of health is counted (see {@code MetricsWithoutHealth}). */
@Component
public class DeliveryCounters {
    private static final Logger log = LoggerFactory.getLogger(DeliveryCounters.class);

    private static final Duration[] STEPS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofDays(1),
        Duration.ofDays(5)
    };

    private final MeterRegistry meters;
    private final JdbcClient jdbc;
    private final Partners partners;
    private final Clock clock;

    DeliveryCounters(MeterRegistry meters, JdbcClient jdbc, Partners partners, Clock clock) {
        this.meters = meters;
        this.jdbc = jdbc;
        this.partners = partners;
        this.clock = clock;
    }

    /** An attempt has ended. */
    void attempted(String partner, Outcome outcome) {
        AfterCommit.run(() -> meters.counter("hub.attempts", "partner", partner, "outcome", outcome.name())
                .increment());
    }

    /** The sweeper queued rows again of whose wake-up nothing had come. */
    void wakeUpsPutBack(int howMany) {
        meters.counter("hub.wakeups.put.back").increment(howMany);
    }

    /** The receiver's machine has said for the first time that the message came; the time since it was composed counts. */
    public void received(UUID messageId) {
        jdbc.sql("select partner, referral_id, created_at from hub.delivery where message_id = :id")
                .param("id", messageId)
                .query((row, number) -> {
                    StoryLog.line(log, row.getObject("referral_id", UUID.class), "message {} was received", messageId);
                    received(row.getString("partner"), row.getObject("created_at", OffsetDateTime.class));
                    return messageId;
                })
                .optional();
    }

    private void received(String partner, OffsetDateTime since) {
        Duration waited = Duration.between(since, OffsetDateTime.now(clock));
        String kind = partners.find(partner).map(Partner::kind).map(Enum::name).orElse("GONE");
        AfterCommit.run(() -> Timer.builder("hub.trigger.to.receipt")
                .tag("kind", kind)
                .serviceLevelObjectives(STEPS)
                .register(meters)
                .record(waited));
    }
}
