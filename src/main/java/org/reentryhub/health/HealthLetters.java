package org.reentryhub.health;

import java.util.Optional;
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
}
