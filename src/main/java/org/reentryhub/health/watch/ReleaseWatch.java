package org.reentryhub.health.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.People;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.health.transfer.Amendments;
import org.reentryhub.health.transfer.HealthClocks;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDelivery.Release;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.partner.Partner.FhirForm;
import org.reentryhub.partner.Partners;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts before the health unit, and has told by the hub where it can, that a release has moved, or is no more, for each recipient who was told another day and is not
 * done with its Task. It reads the prison's record; the prison's side tells it nothing and sees nothing of it.
 */
@Component
public class ReleaseWatch {
    private static final Duration READ_EVERY = Duration.ofMinutes(5);
    private static final int BATCH = 50;

    /** Whoever is out has been released on some day, and the dead are not. */
    private static final Set<CustodyStatus> INSIDE = EnumSet.of(CustodyStatus.IN_CUSTODY, CustodyStatus.ON_LEAVE);

    private final HealthClocks clocks;
    private final HealthDeliveryRows rows;
    private final Transfers transfers;
    private final HealthAlerts alerts;
    private final Amendments amendments;
    private final Partners partners;
    private final People people;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ReleaseWatch(
            HealthClocks clocks,
            HealthDeliveryRows rows,
            Transfers transfers,
            HealthAlerts alerts,
            Amendments amendments,
            Partners partners,
            People people,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.clocks = clocks;
        this.rows = rows;
        this.transfers = transfers;
        this.alerts = alerts;
        this.amendments = amendments;
        this.partners = partners;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${hub.health.sweep-every:PT2S}")
    void sweep() {
        var now = OffsetDateTime.now(clock);
        List<UUID> due = Objects.requireNonNull(
                transactions.execute(status -> clocks.releasesToRead(now, now.minus(READ_EVERY), BATCH)));
        due.forEach(
                id -> transactions.executeWithoutResult(status -> rows.lock(id).ifPresent(this::read)));
    }

    /** Looks at once, for whoever is about to tell a recipient; the caller's transaction is the health side's. */
    public void look(UUID delivery) {
        rows.lock(delivery).ifPresent(this::read);
    }

    /** Whether a recipient still has to know on which day the release is. */
    public boolean concerns(HealthDelivery row) {
        return released(row).isPresent();
    }

    /** Locked as it is, the delivery is read by one hub at a time. */
    private void read(HealthDelivery row) {
        released(row).ifPresent(person -> compare(row, person));
    }

    private Optional<CustodyRecord> released(HealthDelivery row) {
        return row.state() != DeliveryState.DELIVERED || row.notes().task().isFinal()
                ? Optional.empty()
                : transfers
                        .find(row.transfer())
                        .filter(transfer -> transfer.state() != TransferState.STOPPED)
                        .flatMap(transfer -> people.present(transfer.notes().person()))
                        .map(KnownPerson::record)
                        .filter(person -> INSIDE.contains(person.custody().status()));
    }

    /** What was told before the hub wrote it down is not known: it is taken for what stands now. */
    private void compare(HealthDelivery row, CustodyRecord person) {
        var stands = Release.on(person.releaseDate());
        var seen = row.notes().stands();
        if (seen.isEmpty()) {
            rows.told(row, row.notes().released(stands));
        } else if (!seen.get().equals(stands)) {
            alerts.raise(row.transfer(), Kind.RELEASE_MOVED, details(row, person));
            moved(row, stands, OffsetDateTime.now(clock));
        }
    }

    /** The alert stands until the recipient has been told. Whoever took a document alone has nothing that could be amended. */
    private void moved(HealthDelivery row, Release day, OffsetDateTime now) {
        rows.moved(row, day, now);
        partners.find(row.notes().partner())
                .filter(recipient -> recipient.channel().fhir() != FhirForm.DOCUMENT)
                .ifPresent(recipient -> amendments.add(row, now));
    }

    private static List<String> details(HealthDelivery row, CustodyRecord person) {
        return Stream.concat(Stream.of(row.notes().partner()), person.releaseDate().map(LocalDate::toString).stream())
                .toList();
    }
}
