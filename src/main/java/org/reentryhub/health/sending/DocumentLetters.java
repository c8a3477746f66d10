package org.reentryhub.health.sending;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.reading.Sight;
import org.reentryhub.health.reading.SummaryDesk;
import org.reentryhub.health.summary.Finding;
import org.reentryhub.health.transfer.HealthDelivery.Release;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.health.transfer.Whereabouts;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.health.wire.RecipientAbilities;
import org.reentryhub.partner.Partners;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a document's letter: asks what the recipient can take and has, reads the patient now, composes and validates. */
@Component
class DocumentLetters {
    private final HealthDeliveries deliveries;
    private final Endings endings;
    private final Transfers transfers;
    private final HealthDeliveryRows rows;
    private final RecipientAbilities abilities;
    private final ArrivalLookup lookup;
    private final SummaryDesk desk;
    private final Editions editions;
    private final LetterForms forms;
    private final Partners partners;
    private final TransactionTemplate transactions;

    DocumentLetters(
            HealthDeliveries deliveries,
            Endings endings,
            Transfers transfers,
            HealthDeliveryRows rows,
            RecipientAbilities abilities,
            ArrivalLookup lookup,
            SummaryDesk desk,
            Editions editions,
            LetterForms forms,
            Partners partners,
            @Qualifier("healthTransactions") TransactionTemplate transactions) {
        this.deliveries = deliveries;
        this.endings = endings;
        this.transfers = transfers;
        this.rows = rows;
        this.abilities = abilities;
        this.lookup = lookup;
        this.desk = desk;
        this.editions = editions;
        this.forms = forms;
        this.partners = partners;
        this.transactions = transactions;
    }

    Optional<HealthLetter> write(HealthAttempt attempt) {
        var last = deliveries.lastDispatched(attempt.delivery());
        if (!attempt.lookFirst()) {
            return canTake(attempt) ? write(attempt, last, Arrival.NOTHING) : Optional.empty();
        }
        return arrival(attempt, last).flatMap(arrival -> write(attempt, last, arrival));
    }

    private boolean canTake(HealthAttempt attempt) {
        var objections = abilities.objections(attempt.recipient());
        if (!objections.isEmpty()) {
            endings.refused(attempt, Kind.RECIPIENT_CANNOT, objections);
        }
        return objections.isEmpty();
    }

    /** What the recipient has of earlier attempts; empty, and put off, when they do not tell. */
    private Optional<Arrival> arrival(HealthAttempt attempt, Optional<Dispatched> last) {
        try {
            return Optional.of(lookup.find(attempt, last));
        } catch (FhirTrouble silent) {
            endings.putOff(attempt, Kind.NOT_LET_IN, silent);
            return Optional.empty();
        }
    }

    private Optional<HealthLetter> write(HealthAttempt attempt, Optional<Dispatched> last, Arrival arrival) {
        return look(attempt, arrival).flatMap(sight -> write(attempt, sight, last, arrival));
    }

    private Optional<Sight> look(HealthAttempt attempt, Arrival arrival) {
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

    private Optional<HealthLetter> write(
            HealthAttempt attempt, Sight sight, Optional<Dispatched> last, Arrival arrival) {
        boolean named = sight.addressees(partners).found().contains(attempt.recipient());
        if (arrival.isFinal() || arrival.found() && !named) {
            endings.arrived(attempt);
            return Optional.empty();
        }
        if (!named) {
            endings.refused(attempt, Kind.RECIPIENT_NOT_NAMED, List.of());
            return Optional.empty();
        }
        return editions.write(
                attempt,
                sight,
                last,
                edition -> letGo(attempt, sight, edition, arrival),
                findings -> keepBack(attempt, arrival, findings));
    }

    private Optional<HealthLetter> letGo(
            HealthAttempt attempt, Sight sight, Editions.Edition edition, Arrival arrival) {
        if (arrival.has(edition.cover().document(), edition.cover().version())) {
            endings.arrived(attempt);
            return Optional.empty();
        }
        if (!arrival.found()) { // what is there is only led to another document, and keeps its day
            transactions.executeWithoutResult(status ->
                    rows.tells(attempt.delivery(), Release.on(sight.person().releaseDate())));
        }
        var letter = forms.letter(attempt, sight, edition, arrival.there());
        var basis =
                desk.reservation(sight, edition.cover(), attempt.recipient()).basis();
        return deliveries.leave(
                        attempt,
                        editions.dispatched(edition, letter.body()),
                        sight.person().personNumber(),
                        basis)
                ? Optional.of(letter)
                : Optional.empty();
    }

    private Optional<HealthLetter> keepBack(HealthAttempt attempt, Arrival arrival, List<Finding> findings) {
        endings.refused(
                attempt,
                arrival,
                HealthLetters.kind(findings),
                findings.stream().map(Finding::toString).toList());
        return Optional.empty();
    }

    private Transfer transfer(HealthAttempt attempt) {
        var transfer = Objects.requireNonNull(transactions.execute(status -> transfers.find(attempt.transfer())));
        return transfer.orElseThrow();
    }
}
