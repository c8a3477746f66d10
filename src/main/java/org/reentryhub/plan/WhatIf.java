package org.reentryhub.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.Release;

/**
 * What would happen, were the release on another day. Nothing is sent and nothing is kept.
 *
 * @param release how the record would say it
 * @param changes the milestones that would move
 * @param unimportant whether receivers who know the present day would hear nothing of it
 */
public record WhatIf(Plan before, Plan after, Release release, List<PlanChange> changes, boolean unimportant) {
    public WhatIf {
        changes = List.copyOf(changes);
    }

    /** Pure; a person without a date would get a planned one. */
    public static WhatIf of(Planner planner, PlanFacts facts, LocalDate releaseDate, LocalDate today) {
        Release other = moved(facts.release(), releaseDate);
        Plan before = planner.plan(facts);
        Plan after = planner.plan(facts.withRelease(other));
        return new WhatIf(
                before,
                after,
                other,
                PlanChange.between(before, after),
                planner.timetable().isUnimportant(facts.release(), other, today));
    }

    private static Release moved(@Nullable Release release, LocalDate date) {
        return release == null
                ? new Release(date, Certainty.PLANNED, null, null)
                : new Release(date, release.certainty(), release.type(), release.at());
    }
}
