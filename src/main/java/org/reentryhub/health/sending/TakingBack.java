package org.reentryhub.health.sending;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.reentryhub.Queues;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.WakeUps;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.transfer.Decisions;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.health.transfer.Transfers;
import org.springframework.stereotype.Component;

/**
 * What becomes of a transfer's documents when it is stopped: what waits never leaves, and what has left, or may have, is
 * followed by a cancellation. Not after a death: a receiver who has the document then keeps it, as the law on records has it,
 * and hears nothing more. Each call belongs in its caller's transaction on the health schema.
 */
@Component
public class TakingBack {
    private final HealthDeliveryRows rows;
    private final Cancellations cancellations;
    private final HealthAttempts attempts;
    private final Decisions decisions;
    private final Transfers transfers;
    private final HealthAlerts alerts;
    private final WakeUps wakeUps;
    private final Clock clock;

    TakingBack(
            HealthDeliveryRows rows,
            Cancellations cancellations,
            HealthAttempts attempts,
            Decisions decisions,
            Transfers transfers,
            HealthAlerts alerts,
            WakeUps wakeUps,
            Clock clock) {
        this.rows = rows;
        this.cancellations = cancellations;
        this.attempts = attempts;
        this.decisions = decisions;
        this.transfers = transfers;
        this.alerts = alerts;
        this.wakeUps = wakeUps;
        this.clock = clock;
    }

    /** Whether a delivery is a document of a transfer that was stopped; nobody can stop it meanwhile. */
    boolean concerns(HealthDelivery row) {
        return row.isDocument()
                && transfers
                        .lock(row.transfer())
                        .filter(transfer -> transfer.state() == TransferState.STOPPED)
                        .isPresent();
    }

    /** Everything of a transfer that was just stopped. */
    public void everythingOf(UUID transfer) {
        cancellations.waiting(transfer, now()).forEach(this::unsent);
        rows.of(transfer).stream()
                .filter(row -> row.state() == DeliveryState.DELIVERED
                        || isTriedNoMore(row) && attempts.mayHaveArrived(row.id()))
                .forEach(this::sent);
    }

    private static boolean isTriedNoMore(HealthDelivery row) {
        return row.state() == DeliveryState.DEAD || row.state() == DeliveryState.STOPPED;
    }

    /** A document that will not leave any more, unless it has without anybody knowing. */
    void unsent(HealthDelivery row) {
        rows.end(row.id(), DeliveryState.STOPPED, now());
        if (attempts.mayHaveArrived(row.id())) {
            sent(row);
        }
    }

    /** A document that is there, or may be. */
    void sent(HealthDelivery row) {
        if (decisions.last(row.transfer(), TransferState.STOPPED).isEmpty()) {
            return;
        }
        var task = row.notes().task();
        if (task.isFinal()) {
            alerts.raise(row.transfer(), Kind.FINAL_ALREADY, List.of(row.notes().partner(), task.code()));
        } else {
            cancellations.add(row, now()).ifPresent(id -> wakeUps.afterCommit(Queues.DELIVER_HEALTH, List.of(id)));
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
