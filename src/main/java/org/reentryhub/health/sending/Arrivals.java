package org.reentryhub.health.sending;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.reentryhub.audit.Actor;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.answer.TaskDesk;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.Transfers;
import org.springframework.stereotype.Component;

/** What is remembered when something has arrived. Each call belongs in the transaction that ends the attempt. */
@Component
class Arrivals {
    private final HealthDeliveryRows rows;
    private final HealthAttempts attempts;
    private final LastDocuments documents;
    private final Transfers transfers;
    private final TaskDesk tasks;
    private final HealthAlerts alerts;
    private final HealthTrail trail;

    Arrivals(
            HealthDeliveryRows rows,
            HealthAttempts attempts,
            LastDocuments documents,
            Transfers transfers,
            TaskDesk tasks,
            HealthAlerts alerts,
            HealthTrail trail) {
        this.rows = rows;
        this.attempts = attempts;
        this.documents = documents;
        this.transfers = transfers;
        this.tasks = tasks;
        this.alerts = alerts;
        this.trail = trail;
    }

    /** A document is what the recipient had last of the person; a cancellation ends the Task of the one that it takes back. */
    void note(HealthDelivery row) {
        row.cancels().flatMap(rows::lock).ifPresentOrElse(tasks::takeBack, () -> remember(row));
    }

    /** A recipient has been told of another day of release; what has moved on since is told again. */
    void amend(HealthDelivery row, OffsetDateTime now) {
        var told = Optional.ofNullable(row.notes().release()).orElseThrow();
        var amended = row.amends().flatMap(rows::lock).orElseThrow();
        rows.told(amended, amended.notes().released(told));
        trail(amended);
        alerts.settle(row.transfer(), row.notes().partner(), Kind.NOT_LET_IN);
        if (amended.notes().stands().filter(told::equals).isPresent()) {
            alerts.settle(row.transfer(), row.notes().partner(), Kind.RELEASE_MOVED);
            rows.end(row.id(), DeliveryState.DELIVERED, now);
        } else {
            rows.retry(row.id(), now);
        }
    }

    private void trail(HealthDelivery amended) {
        transfers
                .find(amended.transfer())
                .ifPresent(transfer -> trail.entry(
                        Actor.HUB,
                        transfer.notes().person(),
                        "RELEASE_TOLD",
                        amended.id().toString()));
    }

    private void remember(HealthDelivery row) {
        var version = attempts.lastDispatched(row.id()).map(Dispatched::version).orElse(1);
        transfers
                .find(row.transfer())
                .ifPresent(transfer -> documents.remember(
                        transfer.notes().person(),
                        row.notes().partner(),
                        new LastDocuments.Version(row.id(), version)));
    }
}
