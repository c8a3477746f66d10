package org.reentryhub.health;

import java.util.UUID;
import org.reentryhub.partner.Partner;

/**
 * One try at one delivery, and the lease under which its outcome counts.
 *
 * @param lookFirst whether an earlier attempt may have arrived, so that the recipient is asked before anything is sent
 */
public record HealthAttempt(
        UUID delivery, UUID transfer, Partner recipient, int number, UUID lease, boolean lookFirst) {
    /** Whose authorisation goes with it. */
    public String partner() {
        return recipient.id();
    }

    /** Where a transaction goes: the base itself (FHIR R4, 3.1.0.11). */
    public String address() {
        return recipient.channel().address().toString();
    }

    public long timeoutMillis() {
        return recipient.channel().timeout().toMillis();
    }

    @Override
    public String toString() {
        return "attempt %d at health delivery %s".formatted(number, delivery);
    }
}
