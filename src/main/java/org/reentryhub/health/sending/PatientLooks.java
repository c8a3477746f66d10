package org.reentryhub.health.sending;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.reading.Sight;
import org.reentryhub.health.reading.SummaryDesk;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.health.transfer.Whereabouts;
import org.reentryhub.health.wire.FhirTrouble;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at the patient of an attempt, now and at the unit that decided about the transfer. */
@Component
class PatientLooks {
    private final Transfers transfers;
    private final SummaryDesk desk;
    private final Endings endings;
    private final TransactionTemplate transactions;

    PatientLooks(
            Transfers transfers,
            SummaryDesk desk,
            Endings endings,
            @Qualifier("healthTransactions") TransactionTemplate transactions) {
        this.transfers = transfers;
        this.desk = desk;
        this.endings = endings;
        this.transactions = transactions;
    }

    /**
     * What the unit tells.
     *
     * @param arrival what the recipient has already: that is delivered, whatever keeps a newer document back
     * @return empty when nothing can be written of it; what follows from that is then recorded
     */
    Optional<Sight> at(HealthAttempt attempt, Arrival arrival) {
        try {
            var transfer = transfer(attempt);
            var sight = desk.look(transfer.notes().person());
            if (sight.isEmpty()) {
                endings.refused(attempt, arrival, Kind.NO_HEALTH_UNIT, List.of());
            } else if (!Whereabouts.isAt(transfer.prison(), sight.get().person())) {
                moved(attempt, arrival);
                return Optional.empty();
            }
            return sight;
        } catch (FhirTrouble silent) {
            if (silent.kind().staysUntilMended()) {
                endings.refused(
                        attempt,
                        arrival,
                        Kind.DOCUMENT_REFUSED,
                        List.of(silent.kind().name()));
            } else if (arrival.found()) {
                endings.arrived(attempt);
            } else {
                endings.putOff(attempt, Kind.UNIT_SILENT, silent);
            }
            return Optional.empty();
        }
    }

    /** The unit that was looked at is not the one that decided: nothing leaves. */
    private void moved(HealthAttempt attempt, Arrival arrival) {
        if (arrival.found()) {
            endings.arrived(attempt);
        } else {
            endings.keptBack(attempt);
        }
    }

    private Transfer transfer(HealthAttempt attempt) {
        var transfer = Objects.requireNonNull(transactions.execute(status -> transfers.find(attempt.transfer())));
        return transfer.orElseThrow();
    }
}
