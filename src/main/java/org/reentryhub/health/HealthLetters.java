package org.reentryhub.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.reentryhub.HubAddress;
import org.reentryhub.health.HealthAlert.Kind;
import org.reentryhub.health.summary.Agreement;
import org.reentryhub.health.summary.Cover;
import org.reentryhub.health.summary.Finding;
import org.reentryhub.health.summary.Referral;
import org.reentryhub.health.summary.TransferBundle;
import org.reentryhub.partner.Partners;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes what an attempt carries: reads the patient now, composes, validates, and lets it go or says why not. */
@Component("healthLetters")
public class HealthLetters {
    private final HealthDeliveries deliveries;
    private final Transfers transfers;
    private final TaskLookup tasks;
    private final SummaryDesk desk;
    private final Partners partners;
    private final HealthSeal seal;
    private final FhirContext fhir;
    private final TransactionTemplate transactions;
    private final HubAddress address;
    private final Clock clock;

    HealthLetters(
            HealthDeliveries deliveries,
            Transfers transfers,
            TaskLookup tasks,
            SummaryDesk desk,
            Partners partners,
            HealthSeal seal,
            FhirContext fhir,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            HubAddress address,
            Clock clock) {
        this.deliveries = deliveries;
        this.transfers = transfers;
        this.tasks = tasks;
        this.desk = desk;
        this.partners = partners;
        this.seal = seal;
        this.fhir = fhir;
        this.transactions = transactions;
        this.address = address;
        this.clock = clock;
    }

    /**
     * The letter of an attempt.
     *
     * @return empty when nothing is to be sent; what follows from that is then already recorded
     */
    public Optional<HealthLetter> write(HealthAttempt attempt) {
        return isThereAlready(attempt) ? Optional.empty() : look(attempt).flatMap(sight -> write(attempt, sight));
    }

    /** Whether nothing needs to be sent, or nothing may be until the recipient tells whether it has it. */
    private boolean isThereAlready(HealthAttempt attempt) {
        if (!attempt.lookFirst()) {
            return false;
        }
        try {
            var there = tasks.find(attempt.recipient(), attempt.delivery()).isPresent();
            if (there) {
                deliveries.arrived(attempt);
            }
            return there;
        } catch (FhirTrouble silent) {
            deliveries.postpone(attempt, Kind.NOT_LET_IN, silent);
            return true;
        }
    }

    private Optional<Sight> look(HealthAttempt attempt) {
        try {
            var sight = desk.look(person(attempt));
            if (sight.isEmpty()) {
                deliveries.refuse(attempt, Kind.NO_HEALTH_UNIT, List.of());
            }
            return sight;
        } catch (FhirTrouble silent) {
            if (silent.kind().staysUntilMended()) {
                deliveries.refuse(
                        attempt, Kind.DOCUMENT_REFUSED, List.of(silent.kind().name()));
            } else {
                deliveries.postpone(attempt, Kind.UNIT_SILENT, silent);
            }
            return Optional.empty();
        }
    }

    private Optional<HealthLetter> write(HealthAttempt attempt, Sight sight) {
        if (!sight.addressees(partners).found().contains(attempt.recipient())) {
            deliveries.refuse(attempt, Kind.RECIPIENT_NOT_NAMED, List.of());
            return Optional.empty();
        }
        var cover = desk.cover(sight, attempt.delivery());
        return desk.write(sight, cover, List.of(attempt.recipient()))
                .fold(document -> letGo(attempt, sight, cover, document), findings -> keepBack(attempt, findings));
    }

    private Optional<HealthLetter> letGo(HealthAttempt attempt, Sight sight, Cover cover, Bundle document) {
        var transaction = TransferBundle.of(referral(attempt, sight), cover, document);
        var body = FhirText.write(fhir, transaction).getBytes(UTF_8);
        var digest = seal.digest(body);
        var basis = desk.reservation(sight, cover, attempt.recipient()).basis();
        return deliveries.leave(attempt, sight.person().personNumber(), digest, basis)
                ? Optional.of(new HealthLetter(body))
                : Optional.empty();
    }

    private Optional<HealthLetter> keepBack(HealthAttempt attempt, List<Finding> findings) {
        deliveries.refuse(
                attempt,
                kind(findings),
                findings.stream().map(Finding::toString).toList());
        return Optional.empty();
    }

    /** What of it matters most to whoever must look: whether it is the right person, then what the patient wants. */
    static Kind kind(List<Finding> findings) {
        var codes = findings.stream().map(Finding::code).toList();
        if (codes.contains(Finding.Code.IDENTITY_MISMATCH)) {
            return Kind.IDENTITY_MISMATCH;
        }
        return codes.contains(Finding.Code.RESERVED) ? Kind.RESERVED : Kind.DOCUMENT_REFUSED;
    }

    private Referral referral(HealthAttempt attempt, Sight sight) {
        var person = sight.person();
        var number = Optional.ofNullable(person.nationalId())
                .flatMap(id -> Agreement.identifier(sight.record().patient(), id))
                .orElseThrow(() -> new IllegalStateException("a document was written without agreement on the person"));
        return new Referral(
                attempt.transfer(),
                Sight.party(attempt.recipient()),
                number,
                person.releaseDate(),
                Deadline.of(LocalDate.now(clock), person.releaseDate()),
                address.of("/fhir/Task/" + attempt.delivery()));
    }

    private PersonNumber person(HealthAttempt attempt) {
        var transfer = Objects.requireNonNull(transactions.execute(status -> transfers.find(attempt.transfer())));
        return transfer.orElseThrow().notes().person();
    }
}
