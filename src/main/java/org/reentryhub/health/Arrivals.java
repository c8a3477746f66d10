package org.reentryhub.health;

import org.reentryhub.audit.Actor;
import org.springframework.stereotype.Component;

/** What is remembered when something has arrived. Each call belongs in the transaction that ends the attempt. */
@Component
class Arrivals {
    private final HealthDeliveryRows rows;
    private final HealthAttempts attempts;
    private final LastDocuments documents;
    private final Transfers transfers;
    private final HealthTrail trail;

    Arrivals(
            HealthDeliveryRows rows,
            HealthAttempts attempts,
            LastDocuments documents,
            Transfers transfers,
            HealthTrail trail) {
        this.rows = rows;
        this.attempts = attempts;
        this.documents = documents;
        this.transfers = transfers;
        this.trail = trail;
    }

    /** A document is what the recipient had last of the person; a cancellation ends the Task of the one that it takes back. */
    void note(HealthDelivery row) {
        row.cancels().flatMap(rows::lock).ifPresentOrElse(this::takenBack, () -> remember(row));
    }

    private void remember(HealthDelivery row) {
        var version = attempts.lastDeparture(row.id()).map(Departure::version).orElse(1);
        transfers
                .find(row.transfer())
                .ifPresent(transfer -> documents.remember(
                        transfer.notes().person(),
                        row.notes().partner(),
                        new LastDocuments.Version(row.id(), version)));
    }

    private void takenBack(HealthDelivery document) {
        rows.told(
                document,
                document.notes()
                        .told(new TaskReport("taken back", TaskState.CANCELLED, "cancelled", null, null, null)));
        transfers
                .find(document.transfer())
                .ifPresent(transfer -> trail.entry(
                        Actor.HUB,
                        transfer.notes().person(),
                        "TAKEN_BACK",
                        document.id().toString()));
    }
}
