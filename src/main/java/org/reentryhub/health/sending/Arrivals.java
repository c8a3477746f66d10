package org.reentryhub.health.sending;

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

    Arrivals(
            HealthDeliveryRows rows,
            HealthAttempts attempts,
            LastDocuments documents,
            Transfers transfers,
            TaskDesk tasks) {
        this.rows = rows;
        this.attempts = attempts;
        this.documents = documents;
        this.transfers = transfers;
        this.tasks = tasks;
    }

    /** A document is what the recipient had last of the person; a cancellation ends the Task of the one that it takes back. */
    void note(HealthDelivery row) {
        row.cancels().flatMap(rows::lock).ifPresentOrElse(tasks::takeBack, () -> remember(row));
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
