package org.reentryhub.notice;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a stay that a notice can tell.
 *
 * @param expectedTo when it is expected to end; only while it lasts
 * @param to when it ended
 * @param institution the code of the prison, the last one of the stay
 */
record StayFacts(
        LocalDate from, @Nullable LocalDate expectedTo, @Nullable LocalDate to, String institution, StayState state) {

    static StayFacts lasting(LocalDate from, @Nullable LocalDate expectedTo, String institution) {
        return new StayFacts(from, expectedTo, null, institution, StayState.OPEN);
    }

    StayFacts ended(LocalDate day, StayState how) {
        return new StayFacts(from, null, day.isBefore(from) ? from : day, institution, how);
    }

    StayFacts annulled() {
        return new StayFacts(from, null, null, institution, StayState.ANNULLED);
    }

    boolean isAnnulled() {
        return state == StayState.ANNULLED;
    }

    /** The day of the end, as far as it is known; null when it is not, or when there was no stay. */
    @Nullable
    LocalDate end() {
        return to == null ? expectedTo : to;
    }

    /** Whether these facts and those need no word between them. That another prison took over the stay needs none. */
    boolean saySameAs(StayFacts others) {
        return from.equals(others.from)
                && Objects.equals(expectedTo, others.expectedTo)
                && Objects.equals(to, others.to)
                && isAnnulled() == others.isAnnulled();
    }
}
