package org.reentryhub.custody;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What must be remembered of a person to judge the next event.
 *
 * @param asOf the newest event applied
 * @param digest of what it said
 */
record Known(EventOrder asOf, UUID digest) {
    /** These only describe; every other cause is an occurrence, which others must hear of even if the record is the same. */
    private static final Set<Cause> DESCRIPTIONS = EnumSet.of(Cause.EXTRACT, Cause.DETAILS_CHANGED);

    /** What an event is to somebody of whom that is known. Pure. */
    static Verdict judge(Optional<Known> known, EventOrder order, UUID digest, Cause cause) {
        if (known.isEmpty()) {
            return Verdict.NEW;
        }
        if (order.compareTo(known.get().asOf()) < 0) {
            return Verdict.STALE;
        }
        return known.get().digest().equals(digest) && describes(cause) ? Verdict.SAME : Verdict.CHANGED;
    }

    static boolean describes(Cause cause) {
        return DESCRIPTIONS.contains(cause);
    }
}
