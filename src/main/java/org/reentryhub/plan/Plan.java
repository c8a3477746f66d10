package org.reentryhub.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dates of one person. Holds for as long as the facts do; how each milestone stands is seen by {@link MilestoneViews}.
 *
 * @param release the day it is counted from, if there is one
 * @param milestones one of each code at most, in the order of the codes; none for somebody who has died
 */
public record Plan(@Nullable LocalDate release, List<Milestone> milestones, Set<PlanFlag> flags) {
    /** The plan of somebody of whom nothing is known, or for whom nothing remains to be done. */
    public static final Plan NONE = new Plan(null, List.of(), Set.of());

    public Plan {
        milestones = List.copyOf(milestones);
        flags = Set.copyOf(flags);
    }

    public Optional<Milestone> milestone(MilestoneCode code) {
        return milestones.stream().filter(milestone -> milestone.code() == code).findFirst();
    }
}
