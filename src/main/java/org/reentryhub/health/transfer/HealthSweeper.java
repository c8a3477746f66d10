package org.reentryhub.health.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.reentryhub.Queues;
import org.reentryhub.delivery.Heartbeat;
import org.reentryhub.delivery.Standstill;
import org.reentryhub.delivery.WakeUps;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts open health work back on its queues: what was never taken, whose time has come, and whose message was lost. */
@Component
class HealthSweeper {
    private static final Duration NOT_TAKEN_AFTER = Duration.ofSeconds(5);
    private static final Duration LOST_AFTER = Duration.ofSeconds(30);
    private static final int BATCH = 200;

    private final PrisonRequests requests;
    private final Transfers transfers;
    private final HealthClocks clocks;
    private final Heartbeat heartbeat;
    private final WakeUps wakeUps;
    private final Standstill standstill;
    private final TransactionTemplate transactions;
    private final Clock clock;

    HealthSweeper(
            PrisonRequests requests,
            Transfers transfers,
            HealthClocks clocks,
            Heartbeat heartbeat,
            WakeUps wakeUps,
            Standstill standstill,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.requests = requests;
        this.transfers = transfers;
        this.clocks = clocks;
        this.heartbeat = heartbeat;
        this.wakeUps = wakeUps;
        this.standstill = standstill;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${hub.health.sweep-every:PT2S}")
    void sweep() {
        if (standstill.isOn()) {
            return;
        }
        var now = OffsetDateTime.now(clock);
        var dead = heartbeat.dead();
        transactions.executeWithoutResult(status -> {
            clocks.letGoOf(dead);
            wakeUps.afterCommit(Queues.HEALTH_REQUESTS, requests.forgotten(now.minus(NOT_TAKEN_AFTER), BATCH));
            wakeUps.afterCommit(Queues.PREPARE_HEALTH, transfers.forgotten(now, now.minus(LOST_AFTER), BATCH));
            wakeUps.afterCommit(Queues.DELIVER_HEALTH, clocks.due(now, now.minus(LOST_AFTER), BATCH));
        });
    }
}
