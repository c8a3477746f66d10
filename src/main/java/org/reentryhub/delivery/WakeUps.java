package org.reentryhub.delivery;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts ids of rows on work queues, never before the rows are on disk. A lost wake-up is put back by a sweeper. */
@Component
public class WakeUps {
    private static final Logger log = LoggerFactory.getLogger(WakeUps.class);

    private final JmsTemplate jms;

    WakeUps(JmsTemplate jms) {
        this.jms = jms;
    }

    /** Sends the ids once the surrounding transaction has committed; at once when there is none. */
    public void afterCommit(String queue, List<UUID> ids) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            send(queue, ids);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                send(queue, ids);
            }
        });
    }

    private void send(String queue, List<UUID> ids) {
        try {
            ids.forEach(id -> jms.convertAndSend(queue, id.toString()));
        } catch (JmsException brokerAway) {
            log.warn(
                    "{} wake-ups for {} were not sent ({}); the sweeper will",
                    ids.size(),
                    queue,
                    brokerAway.getClass().getSimpleName());
        }
    }
}
