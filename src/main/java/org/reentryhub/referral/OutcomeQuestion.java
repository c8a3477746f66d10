package org.reentryhub.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.reentryhub.clock.Expectation;

/**
 * A question that nothing has ended yet.
 *
 * @param day the night or day that it is about
 * @param askedAt from when the receiver is asked; ahead, as long as the day is
 */
record OutcomeQuestion(UUID id, UUID referralId, Moment moment, LocalDate day, Instant askedAt, Instant dueAt) {

    /** The silence that it would be. */
    Expectation expectation() {
        return new Expectation(moment.kind(), askedAt, dueAt);
    }
}
