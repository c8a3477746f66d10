package org.reentryhub.health.sending;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.reentryhub.Ids;
import org.reentryhub.Queues;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.WakeUps;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.reading.Sight;
import org.reentryhub.health.reading.SummaryDesk;
import org.reentryhub.health.summary.Finding;
import org.reentryhub.health.summary.Named;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.stereotype.Component;

/** Finds who is to receive, in the health unit's own data and nowhere else, and puts a delivery before each. */
@Component
class RecipientDesk {
    private final Transfers transfers;
    private final HealthDeliveryRows rows;
    private final HealthConclusions conclusions;
    private final HealthAlerts alerts;
    private final SummaryDesk desk;
    private final Partners partners;
    private final WakeUps wakeUps;
    private final Ids ids;
    private final Clock clock;

    RecipientDesk(
            Transfers transfers,
            HealthDeliveryRows rows,
            HealthConclusions conclusions,
            HealthAlerts alerts,
            SummaryDesk desk,
            Partners partners,
            WakeUps wakeUps,
            Ids ids,
            Clock clock) {
        this.transfers = transfers;
        this.rows = rows;
        this.conclusions = conclusions;
        this.alerts = alerts;
        this.desk = desk;
        this.partners = partners;
        this.wakeUps = wakeUps;
        this.ids = ids;
        this.clock = clock;
    }

    /** Moves a transfer that is being prepared on to its recipients; within the caller's transaction on the health schema. */
    void address(Transfer transfer, Sight sight) {
        var addressees = sight.addressees(partners);
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
        rows.of(transfer.id()).stream()
                .filter(row -> row.state() == DeliveryState.DEAD)
                .forEach(row -> conclusions.drop(row, now()));
        if (deliveries.isEmpty()) {
            transfers.move(transfer, TransferState.NEEDS_ATTENTION, now());
        } else {
            transfers.move(transfer, TransferState.SENDING, now());
            conclusions.follow(transfer.id(), now());
            wakeUps.afterCommit(Queues.DELIVER_HEALTH, deliveries);
        }
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

    private static List<String> words(Named named) {
        return Stream.concat(Stream.of(named.name()), named.identifiers().stream())
                .toList();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
