package org.reentryhub.health.sending;

import java.util.List;
import java.util.Optional;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.summary.Finding;
import org.springframework.stereotype.Component;

/** Writes what an attempt carries, and lets it go or says why not. */
@Component("healthLetters")
public class HealthLetters {
    private final DocumentLetters documents;
    private final CancellationLetters cancellations;

    HealthLetters(DocumentLetters documents, CancellationLetters cancellations) {
        this.documents = documents;
        this.cancellations = cancellations;
    }

    /**
     * The letter of an attempt.
     *
     * @return empty when nothing is to be sent; what follows from that is then already recorded
     */
    public Optional<HealthLetter> write(HealthAttempt attempt) {
        return attempt.cancels()
                .map(taken -> cancellations.write(attempt, taken))
                .orElseGet(() -> documents.write(attempt));
    }

    /** What of it matters most to whoever must look: whether it is the right person, then what the patient wants. */
    static Kind kind(List<Finding> findings) {
        var codes = findings.stream().map(Finding::code).toList();
        if (codes.contains(Finding.Code.IDENTITY_MISMATCH)) {
            return Kind.IDENTITY_MISMATCH;
        }
        return codes.contains(Finding.Code.RESERVED) ? Kind.RESERVED : Kind.DOCUMENT_REFUSED;
    }
}
