package org.reentryhub.health.sending;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.reading.Sight;
import org.reentryhub.health.reading.SummaryDesk;
import org.reentryhub.health.summary.Finding;
import org.reentryhub.health.transfer.AfterDeath;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.health.transfer.Whereabouts;
import org.reentryhub.health.watch.SupplyDesk;
import org.reentryhub.health.wire.FhirTrouble;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at the patient once a transfer may begin, and has its recipients found; or says why it cannot go on. */
@Component("preparationDesk")
public class PreparationDesk {
    private final Transfers transfers;
    private final HealthAlerts alerts;
    private final SummaryDesk desk;
    private final SupplyDesk supply;
    private final AfterDeath afterDeath;
    private final Whereabouts whereabouts;
    private final RecipientDesk recipients;
    private final HealthFaults faults;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PreparationDesk(
            Transfers transfers,
            HealthAlerts alerts,
            SummaryDesk desk,
            SupplyDesk supply,
            AfterDeath afterDeath,
            Whereabouts whereabouts,
            RecipientDesk recipients,
            HealthFaults faults,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.transfers = transfers;
        this.alerts = alerts;
        this.desk = desk;
        this.supply = supply;
        this.afterDeath = afterDeath;
        this.whereabouts = whereabouts;
        this.recipients = recipients;
        this.faults = faults;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Prepares a transfer; one that is not waiting for it is left as it is, and one whose health unit is silent waits on.
     *
     * @param id the transfer's, as it lay on the queue
     */
    public void prepare(String id) {
        var found = Objects.requireNonNull(transactions.execute(status -> transfers.find(UUID.fromString(id))));
        found.filter(transfer -> transfer.state() == TransferState.PREPARING)
                .filter(transfer -> Boolean.FALSE.equals(transactions.execute(
                        status -> afterDeath.stops(transfer.id()) || whereabouts.stops(transfer.id()))))
                .ifPresent(this::prepare);
    }

    private void prepare(Transfer transfer) {
        try {
            desk.look(transfer.notes().person())
                    .ifPresentOrElse(
                            sight -> decide(transfer, sight), () -> stop(transfer, Kind.NO_HEALTH_UNIT, List.of()));
        } catch (FhirTrouble silent) {
            if (silent.kind().staysUntilMended()) {
                stop(transfer, Kind.DOCUMENT_REFUSED, List.of(silent.kind().name()));
                return;
            }
            whilePreparing(
                    transfer,
                    preparing -> alerts.raise(
                            transfer.id(),
                            Kind.UNIT_SILENT,
                            List.of(silent.kind().name())));
        } catch (DataAccessException | TransactionException away) {
            throw away; // is no content's: the sweeper brings it again
        } catch (RuntimeException unforeseen) {
            faults.note(transfer.toString(), unforeseen);
            stop(transfer, Kind.DOCUMENT_REFUSED, List.of(HealthFaults.UNFORESEEN));
        }
    }

    private void decide(Transfer transfer, Sight sight) {
        if (!Whereabouts.isAt(transfer.prison(), sight.person())) {
            return; // moved while the transfer was being looked at; it is handed on
        }
        var objections = sight.objections();
        if (!objections.isEmpty()) {
            stop(
                    transfer,
                    HealthLetters.kind(objections),
                    objections.stream().map(Finding::toString).toList());
        } else {
            whilePreparing(transfer, preparing -> {
                settleMove(transfer);
                alerts.settle(
                        transfer.id(),
                        Kind.UNIT_SILENT,
                        Kind.NO_HEALTH_UNIT,
                        Kind.IDENTITY_MISMATCH,
                        Kind.DOCUMENT_REFUSED);
                recipients.address(preparing, sight);
            });
            supply.note(transfer.notes().person(), sight);
        }
    }

    /** Somebody of the unit to which it came has decided about it. */
    private void settleMove(Transfer transfer) {
        if (transfer.notes().signedOffBy() != null) {
            alerts.settle(transfer.id(), Kind.MOVED_HERE);
        }
    }

    private void stop(Transfer transfer, Kind kind, List<String> details) {
        whilePreparing(transfer, preparing -> {
            alerts.raise(transfer.id(), kind, details);
            transfers.move(preparing, TransferState.NEEDS_ATTENTION, now());
        });
    }

    /** Reading took its time: what was prepared or stopped meanwhile is not touched again. */
    private void whilePreparing(Transfer transfer, Consumer<Transfer> work) {
        transactions.executeWithoutResult(status -> transfers
                .lock(transfer.id())
                .filter(locked -> locked.state() == TransferState.PREPARING)
                .ifPresent(work));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
