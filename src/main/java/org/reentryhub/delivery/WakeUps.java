package org.reentryhub.delivery;

import java.util.List;
import java.util.UUID;
import org.reentryhub.AfterCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;

/** Puts ids of rows on work queues, never before the rows are on disk. A lost wake-up is put back by a sweeper. */
@Component
public class WakeUps {
    private static final Logger log = LoggerFactory.getLogger(WakeUps.class);

    private final JmsTemplate jms;
    private final DeliveryCounters counters;

    WakeUps(JmsTemplate jms, DeliveryCounters counters) {
        this.jms = jms;
        this.counters = counters;
    }

    /** Sends the ids once the surrounding transaction has committed; at once when there is none. */
    public void afterCommit(String queue, List<UUID> ids) {
        AfterCommit.run(() -> send(queue, ids));
    }

    private void send(String queue, List<UUID> ids) {
        try {
            ids.forEach(id -> jms.convertAndSend(queue, id.toString()));
        } catch (JmsException brokerAway) {
            counters.wakeUpsLost(queue, ids.size());
            log.warn(
                    "{} wake-ups for {} were not sent ({}); the sweeper will",
                    ids.size(),
                    queue,
                    brokerAway.getClass().getSimpleName());
        }
    }
}
