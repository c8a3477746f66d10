package org.reentryhub.health.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.reentryhub.health.HealthSeal;
import org.reentryhub.health.reading.Sight;
import org.reentryhub.health.reading.SummaryDesk;
import org.reentryhub.health.summary.Cover;
import org.reentryhub.health.summary.Essence;
import org.reentryhub.health.summary.Finding;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides which of a delivery's documents is written: the same again as long as it says the same of the patient as the one that
 * may have arrived, else a new version that names what it replaces. A first version replaces what the recipient had last of
 * the person from an earlier transfer.
 */
@Component
class Editions {
    private final SummaryDesk desk;
    private final LastDocuments documents;
    private final HealthSeal seal;
    private final FhirContext fhir;
    private final TransactionTemplate transactions;

    Editions(
            SummaryDesk desk,
            LastDocuments documents,
            HealthSeal seal,
            FhirContext fhir,
            @Qualifier("healthTransactions") TransactionTemplate transactions) {
        this.desk = desk;
        this.documents = documents;
        this.seal = seal;
        this.fhir = fhir;
        this.transactions = transactions;
    }

    /**
     * A document under its cover; lives in memory only.
     *
     * @param essence keyed fingerprint of what it says of the patient
     * @param after the delivery of an earlier transfer whose document this delivery replaces
     */
    record Edition(Cover cover, Bundle document, byte[] essence, Optional<UUID> after) {
        @Override
        public String toString() {
            return "an edition";
        }
    }

    /**
     * Writes it.
     *
     * @param last what left last of what may have arrived
     */
    <T> T write(
            HealthAttempt attempt,
            Sight sight,
            Optional<Dispatched> last,
            Function<Edition, T> written,
            Function<List<Finding>, T> refused) {
        int version = last.map(Dispatched::version).orElse(1);
        return edition(
                attempt,
                sight,
                version,
                edition -> last.isEmpty()
                                || last.filter(left -> says(edition, left)).isPresent()
                        ? written.apply(edition)
                        : edition(attempt, sight, version + 1, written, refused),
                refused);
    }

    /** What is kept of it when it leaves in these bytes. */
    Dispatched dispatched(Edition edition, byte[] body) {
        return new Dispatched(
                seal.digest(body), edition.essence(), edition.cover().version());
    }

    private <T> T edition(
            HealthAttempt attempt,
            Sight sight,
            int version,
            Function<Edition, T> written,
            Function<List<Finding>, T> refused) {
        var earlier = earlier(attempt, sight);
        var replaced = version == 1 ? earlier : Optional.of(new LastDocuments.Version(attempt.delivery(), version - 1));
        var cover =
                desk.cover(sight, attempt.delivery()).edition(version, replaced.map(LastDocuments.Version::document));
        var after = earlier.map(LastDocuments.Version::delivery);
        return desk.write(sight, cover, List.of(attempt.recipient()))
                .fold(document -> written.apply(new Edition(cover, document, essence(document), after)), refused);
    }

    private Optional<LastDocuments.Version> earlier(HealthAttempt attempt, Sight sight) {
        var last = Objects.requireNonNull(
                transactions.execute(status -> documents.of(sight.person().personNumber(), attempt.partner())));
        return last.filter(version -> !version.delivery().equals(attempt.delivery()));
    }

    private static boolean says(Edition edition, Dispatched left) {
        return Arrays.equals(edition.essence(), left.essence());
    }

    private byte[] essence(Bundle document) {
        return seal.essence(Essence.of(fhir, document).getBytes(UTF_8));
    }
}
