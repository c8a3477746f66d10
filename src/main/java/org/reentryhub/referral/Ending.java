package org.reentryhub.referral;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Cause;
import org.reentryhub.custody.Custody;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.custody.CustodyRecord;

/** Why nobody is asked any more how it went. */
enum Ending {
    RETURNED_TO_CUSTODY(OutcomeCode.RETURNED_TO_CUSTODY),
    DECEASED(OutcomeCode.DECEASED),
    /** The record says now that the person was not out at all. */
    RELEASE_ANNULLED(null),
    /** The receiver, or the person's consent, no longer stands behind it. */
    NOT_AGREED(null);

    private final @Nullable OutcomeCode outcome;

    Ending(@Nullable OutcomeCode outcome) {
        this.outcome = outcome;
    }

    /** What the hub knows of a moment that the ending came before, or with. */
    Optional<OutcomeCode> outcome(LocalDate endedOn, LocalDate day) {
        return endedOn.isAfter(day) ? Optional.empty() : Optional.ofNullable(outcome);
    }

    /**
     * What it means that somebody who was out is inside. As for notices: a recall, another stay, or an admission after the
     * earlier one is a return; anything else corrects a release that was written down too soon. Pure.
     */
    static Ending ofBack(CustodyChange change) {
        Custody now = change.after().custody();
        boolean anew = change.cause() == Cause.RECALLED
                || change.known()
                        .map(CustodyRecord::custody)
                        .filter(before -> !before.custodyId().equals(now.custodyId())
                                || now.admittedOn().isAfter(before.admittedOn()))
                        .isPresent();
        return anew ? RETURNED_TO_CUSTODY : RELEASE_ANNULLED;
    }
}
