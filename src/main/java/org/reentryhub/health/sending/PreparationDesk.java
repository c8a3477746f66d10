package org.reentryhub.health.sending;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.reentryhub.Ids;
import org.reentryhub.Queues;
import org.reentryhub.delivery.WakeUps;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.reading.Addressees;
import org.reentryhub.health.reading.Sight;
import org.reentryhub.health.reading.SummaryDesk;
import org.reentryhub.health.summary.Finding;
import org.reentryhub.health.summary.Named;
import org.reentryhub.health.transfer.AfterDeath;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.health.watch.SupplyDesk;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds who is to receive, in the health unit's own data and nowhere else, and puts a delivery before each. */
@Component("preparationDesk")
public class PreparationDesk {
    private final Transfers transfers;
    private final HealthDeliveryRows rows;
    private final HealthAlerts alerts;
    private final SummaryDesk desk;
    private final SupplyDesk supply;
    private final AfterDeath afterDeath;
    private final Partners partners;
    private final WakeUps wakeUps;
    private final TransactionTemplate transactions;
    private final Ids ids;
    private final Clock clock;

    PreparationDesk(
            Transfers transfers,
            HealthDeliveryRows rows,
            HealthAlerts alerts,
            SummaryDesk desk,
            SupplyDesk supply,
            AfterDeath afterDeath,
            Partners partners,
            WakeUps wakeUps,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Ids ids,
            Clock clock) {
        this.transfers = transfers;
        this.rows = rows;
        this.alerts = alerts;
        this.desk = desk;
        this.supply = supply;
        this.afterDeath = afterDeath;
        this.partners = partners;
        this.wakeUps = wakeUps;
        this.transactions = transactions;
        this.ids = ids;
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
                .filter(transfer ->
                        Boolean.FALSE.equals(transactions.execute(status -> afterDeath.stops(transfer.id()))))
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
        }
    }

    private void decide(Transfer transfer, Sight sight) {
        var objections = sight.objections();
        if (!objections.isEmpty()) {
            stop(
                    transfer,
                    HealthLetters.kind(objections),
                    objections.stream().map(Finding::toString).toList());
        } else {
            whilePreparing(transfer, preparing -> {
                alerts.settle(transfer.id(), Kind.UNIT_SILENT, Kind.NO_HEALTH_UNIT, Kind.IDENTITY_MISMATCH);
                send(preparing, sight, sight.addressees(partners));
            });
            supply.note(transfer.notes().person(), sight);
        }
    }

    private void send(Transfer transfer, Sight sight, Addressees addressees) {
        alerts.settle(transfer.id(), Kind.RECIPIENT_UNKNOWN, Kind.NOBODY_TO_RECEIVE, Kind.RESERVED);
        addressees.unknown().forEach(named -> alerts.raise(transfer.id(), Kind.RECIPIENT_UNKNOWN, words(named)));
        if (addressees.found().isEmpty()) {
            alerts.raise(transfer.id(), Kind.NOBODY_TO_RECEIVE, List.of());
            transfers.move(transfer, TransferState.NEEDS_ATTENTION, now());
            return;
        }
        var deliveries = addressees.found().stream()
                .filter(partner -> mayReceive(transfer, sight, partner))
                .map(partner -> rows.add(ids.next(), transfer.id(), partner.id(), now()))
                .toList();
        transfers.move(transfer, deliveries.isEmpty() ? TransferState.NEEDS_ATTENTION : TransferState.SENDING, now());
        wakeUps.afterCommit(Queues.DELIVER_HEALTH, deliveries);
    }

    /** Whether the patient lets this one know; if not, or if nobody can tell, the health unit hears of it. */
    private boolean mayReceive(Transfer transfer, Sight sight, Partner partner) {
        var findings = desk.reservation(sight, desk.cover(sight, transfer.id()), partner)
                .findings();
        if (!findings.isEmpty()) {
            alerts.raise(
                    transfer.id(),
                    HealthLetters.kind(findings),
                    Stream.concat(Stream.of(partner.id()), findings.stream().map(Finding::toString))
                            .toList());
        }
        return findings.isEmpty();
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

    private static List<String> words(Named named) {
        return Stream.concat(Stream.of(named.name()), named.identifiers().stream())
                .toList();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
