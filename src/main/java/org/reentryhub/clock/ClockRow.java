package org.reentryhub.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;

/**
 * One clock.
 *
 * @param id also that of its alert, so that it closes its own and no other
 * @param rung the last one that came, 0 before the first
 */
record ClockRow(
        UUID id,
        UUID referral,
        PersonNumber person,
        String about,
        Expectation.Kind kind,
        Instant since,
        Instant dueAt,
        @Nullable LocalDate release,
        int rung) {

    /** Whether it is this expectation's clock, be it due at another time than before. */
    boolean runsFor(Expectation expectation) {
        return kind == expectation.kind() && since.equals(expectation.since());
    }
}
