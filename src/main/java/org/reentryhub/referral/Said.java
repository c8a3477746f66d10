package org.reentryhub.referral;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Release;

/**
 * How far word of a referral has come.
 *
 * @param told the newest version that may have arrived
 * @param arrived whether the receiver is known to have it
 * @param waiting the newest version, where it has not arrived yet
 */
record Said(Optional<Version> told, boolean arrived, Optional<Version> waiting) {

    /** What a changed record asks for. */
    enum Step {
        NOTHING,
        /** What waits is no longer so, and what the receiver knows is so again. */
        CALL_BACK,
        UPDATE
    }

    /**
     * What is to be done, so that the receiver ends with what is so. Pure.
     *
     * @param sameEnough whether a version says what is so now, but for what the receiver need not hear of
     */
    Step next(Predicate<Version> sameEnough) {
        boolean knows = told.filter(sameEnough).isPresent();
        if (waiting.isEmpty()) {
            return knows || told.isEmpty() ? Step.NOTHING : Step.UPDATE;
        }
        if (sameEnough.test(waiting.get())) {
            return Step.NOTHING;
        }
        return knows && arrived ? Step.CALL_BACK : Step.UPDATE;
    }

    /** The newest version that the receiver has or is about to have. */
    Optional<Version> newest() {
        return waiting.or(() -> told);
    }

    /** What the receiver was told of the release; null where it was told of none, or nothing yet. */
    @Nullable
    Release toldRelease() {
        return told.map(Version::release).orElse(null);
    }
}
