package org.reentryhub.plan;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.LegalStatus;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.custody.Regime;
import org.reentryhub.custody.Release;

/**
 * All that a plan depends on. Today is not among it: the plan of yesterday is the plan of today unless a fact has changed.
 *
 * @param release null when the record names no day
 * @param releasedOn for somebody who is out, the day on which the hub heard of it; the record's own day may be missing
 *     (a court order) or still the planned one
 * @param needs the mapped domains only
 */
public record PlanFacts(
        CustodyStatus status,
        LegalStatus legalStatus,
        @Nullable Regime regime,
        LocalDate admittedOn,
        @Nullable Release release,
        @Nullable LocalDate releasedOn,
        Map<NeedDomain, NeedLevel> needs) {
    public PlanFacts {
        needs = Map.copyOf(needs);
    }

    /** The day of release: the recorded one, unless the person was out before it. */
    public Optional<LocalDate> releaseDay() {
        if (releasedOn != null && (release == null || release.date().isAfter(releasedOn))) {
            return Optional.of(releasedOn);
        }
        return Optional.ofNullable(release).map(Release::date);
    }

    /** The same person, were they to be released on that day. */
    public PlanFacts withRelease(@Nullable Release other) {
        return new PlanFacts(status, legalStatus, regime, admittedOn, other, releasedOn, needs);
    }
}
