package org.reentryhub.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.reentryhub.AfterCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Puts ids of rows on work queues, never before the rows are on disk. A lost wake-up is put back by a sweeper; so nobody waits
 * for the broker, who has been told that the row is kept, and a broker that stands still costs callers nothing.
 */
@Component
public class WakeUps {
    private static final Logger log = LoggerFactory.getLogger(WakeUps.class);
    private static final int THREADS = 4;
    /** What may wait for the broker before the rest is left to the sweeper. */
    private static final int MOST_WAITING = 10_000;

    private final JmsTemplate jms;
    private final MeterRegistry meters;
    private final ThreadPoolExecutor senders = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            new CustomizableThreadFactory("wake-ups-"));

    WakeUps(JmsTemplate jms, MeterRegistry meters) {
        this.jms = jms;
        this.meters = meters;
    }

    /** Has the ids sent once the surrounding transaction has committed; at once when there is none. Does not wait for it. */
    public void afterCommit(String queue, List<UUID> ids) {
        AfterCommit.run(() -> {
            try {
                senders.execute(() -> send(queue, ids));
            } catch (RejectedExecutionException tooMany) {
                lost(queue, ids, tooMany);
            }
        });
    }

    private void send(String queue, List<UUID> ids) {
        try {
            ids.forEach(id -> jms.convertAndSend(queue, id.toString()));
        } catch (JmsException brokerAway) {
            lost(queue, ids, brokerAway);
        }
    }

    private void lost(String queue, List<UUID> ids, Exception why) {
        if (!queue.contains("health")) {
            meters.counter("hub.wakeups.lost").increment(ids.size());
        }
        log.warn(
                "{} wake-ups for {} were not sent ({}); the sweeper will",
                ids.size(),
                queue,
                why.getClass().getSimpleName());
    }

    @PreDestroy
    void stop() {
        senders.shutdown();
    }
}
