package org.reentryhub.health.sending;

import java.util.List;
import java.util.Optional;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.summary.Finding;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Writes what an attempt carries, and lets it go or says why not. */
@Component("healthLetters")
public class HealthLetters {
    private final DocumentLetters documents;
    private final CancellationLetters cancellations;
    private final AmendmentLetters amendments;
    private final Endings endings;
    private final HealthFaults faults;

    HealthLetters(
            DocumentLetters documents,
            CancellationLetters cancellations,
            AmendmentLetters amendments,
            Endings endings,
            HealthFaults faults) {
        this.documents = documents;
        this.cancellations = cancellations;
        this.amendments = amendments;
        this.endings = endings;
        this.faults = faults;
    }

    /**
     * The letter of an attempt. What cannot be written for a reason that nobody foresaw is put before the health unit; trouble
     * with the database is no content's and is thrown on.
     *
     * @return empty when nothing is to be sent; what follows from that is then already recorded
     */
    public Optional<HealthLetter> write(HealthAttempt attempt) {
        try {
            return attempt.cancels()
                    .map(taken -> cancellations.write(attempt, taken))
                    .or(() -> attempt.amends().map(amended -> amendments.write(attempt, amended)))
                    .orElseGet(() -> documents.write(attempt));
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException unforeseen) {
            faults.note(attempt.toString(), unforeseen);
            endings.refused(attempt, Kind.DOCUMENT_REFUSED, List.of(HealthFaults.UNFORESEEN));
            return Optional.empty();
        }
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
