package org.reentryhub.plan;

import static java.time.temporal.ChronoUnit.DAYS;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.LegalStatus;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.custody.Regime;
import org.reentryhub.custody.Release;
import org.reentryhub.custody.ReleaseType;

/**
 * Whom a rule is for. An empty set asks for nothing; one that names values does not hold where the record has none.
 *
 * @param releaseKnown null to ask for nothing
 * @param longestStay the most days from admission to release; null to ask for nothing
 */
record Conditions(
        Set<LegalStatus> legalStatus,
        Set<Regime> regime,
        Set<Certainty> certainty,
        Set<ReleaseType> releaseType,
        Set<NeedLevel> need,
        @Nullable Boolean releaseKnown,
        @Nullable Integer longestStay) {

    /** Whether they hold for those facts, and a need of that level (null when it is not mapped, or there is no such need). */
    boolean hold(PlanFacts facts, @Nullable NeedLevel level) {
        Release release = facts.release();
        return among(legalStatus, facts.legalStatus())
                && among(regime, facts.regime())
                && among(certainty, release == null ? null : release.certainty())
                && among(releaseType, release == null ? null : release.type())
                && among(need, level)
                && (releaseKnown == null || releaseKnown == facts.releaseDay().isPresent())
                && shortEnough(facts);
    }

    private static <T> boolean among(Set<T> wanted, @Nullable T value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    private boolean shortEnough(PlanFacts facts) {
        Integer most = longestStay;
        return most == null
                || facts.releaseDay()
                        .filter(day -> DAYS.between(facts.admittedOn(), day) <= most)
                        .isPresent();
    }
}
