package org.reentryhub.health.sending;

import java.util.List;
import java.util.Optional;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.reading.Sight;
import org.reentryhub.health.reading.SummaryDesk;
import org.reentryhub.health.summary.Finding;
import org.reentryhub.health.transfer.HealthDelivery.Release;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.health.wire.RecipientAbilities;
import org.reentryhub.partner.Partners;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a document's letter: asks what the recipient can take and has, reads the patient now, composes and validates. */
@Component
class DocumentLetters {
    private final HealthDeliveries deliveries;
    private final Endings endings;
    private final HealthDeliveryRows rows;
    private final RecipientAbilities abilities;
    private final ArrivalLookup lookup;
    private final PatientLooks looks;
    private final SummaryDesk desk;
    private final Editions editions;
    private final LetterForms forms;
    private final Partners partners;
    private final HealthFaults faults;
    private final TransactionTemplate transactions;

    DocumentLetters(
            HealthDeliveries deliveries,
            Endings endings,
            HealthDeliveryRows rows,
            RecipientAbilities abilities,
            ArrivalLookup lookup,
            PatientLooks looks,
            SummaryDesk desk,
            Editions editions,
            LetterForms forms,
            Partners partners,
            HealthFaults faults,
            @Qualifier("healthTransactions") TransactionTemplate transactions) {
        this.deliveries = deliveries;
        this.endings = endings;
        this.rows = rows;
        this.abilities = abilities;
        this.lookup = lookup;
        this.looks = looks;
        this.desk = desk;
        this.editions = editions;
        this.forms = forms;
        this.partners = partners;
        this.faults = faults;
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
        try {
            return looks.at(attempt, arrival).flatMap(sight -> write(attempt, sight, last, arrival));
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException unforeseen) {
            faults.note(attempt.toString(), unforeseen);
            endings.refused(attempt, arrival, Kind.DOCUMENT_REFUSED, List.of(HealthFaults.UNFORESEEN));
            return Optional.empty();
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
}
