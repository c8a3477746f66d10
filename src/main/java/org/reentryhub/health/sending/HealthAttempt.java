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
 */
public record HealthAttempt(
        UUID delivery,
        UUID transfer,
        Partner recipient,
        int number,
        UUID lease,
        boolean lookFirst,
        Optional<UUID> cancels) {
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
        return form() == FhirForm.TRANSACTION && (lookFirst || cancels.isPresent());
    }

    public long timeoutMillis() {
        return recipient.channel().timeout().toMillis();
    }

    @Override
    public String toString() {
        return "attempt %d at health delivery %s".formatted(number, delivery);
    }
}
