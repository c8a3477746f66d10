package org.reentryhub.health.sending;

import java.util.Optional;
import java.util.UUID;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partner.FhirForm;

/**
 * One try at one delivery, and the lease under which its outcome counts.
 *
 * @param lookFirst whether an earlier attempt may have arrived, so that the recipient is asked before anything is sent
 * @param cancels the delivery that it takes back, where it carries a cancellation
 * @param amends the delivery whose recipient it tells of another day of release, where it does that
 */
public record HealthAttempt(
        UUID delivery,
        UUID transfer,
        Partner recipient,
        int number,
        UUID lease,
        boolean lookFirst,
        Optional<UUID> cancels,
        Optional<UUID> amends) {

    /** One that amends nothing. */
    public HealthAttempt(
            UUID delivery,
            UUID transfer,
            Partner recipient,
            int number,
            UUID lease,
            boolean lookFirst,
            Optional<UUID> cancels) {
        this(delivery, transfer, recipient, number, lease, lookFirst, cancels, Optional.empty());
    }

    /** Whose authorisation goes with it. */
    public String partner() {
        return recipient.id();
    }

    /** The recipient's own base; what lies within it says the letter. */
    public String address() {
        return recipient.channel().address().toString();
    }

    FhirForm form() {
        return recipient.channel().fhir();
    }

    /** Whether it may be for a version of something at the recipient, which can move before it gets there. */
    boolean mayMove() {
        return form() == FhirForm.TRANSACTION && (lookFirst || cancels.isPresent() || amends.isPresent());
    }

    public long timeoutMillis() {
        return recipient.channel().timeout().toMillis();
    }

    @Override
    public String toString() {
        return "attempt %d at health delivery %s".formatted(number, delivery);
    }
}
