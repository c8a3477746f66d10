package org.reentryhub.plan;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A milestone that is due on another day than it was.
 *
 * @param before null for a new one
 * @param after null for one that is no longer
 */
public record PlanChange(MilestoneCode code, Kind kind, @Nullable LocalDate before, @Nullable LocalDate after) {

    /** In what way it changed. */
    public enum Kind {
        EARLIER,
        LATER,
        NEW,
        NO_LONGER
    }

    /** What is due earlier, later, anew or no longer, in the order of the codes. Pure. */
    public static List<PlanChange> between(Plan before, Plan after) {
        return Arrays.stream(MilestoneCode.values())
                .flatMap(code -> change(code, due(before, code), due(after, code)))
                .toList();
    }

    private static Stream<PlanChange> change(
            MilestoneCode code, Optional<LocalDate> before, Optional<LocalDate> after) {
        if (before.equals(after)) {
            return Stream.empty();
        }
        return Stream.of(new PlanChange(code, kind(before, after), before.orElse(null), after.orElse(null)));
    }

    private static Kind kind(Optional<LocalDate> before, Optional<LocalDate> after) {
        if (before.isEmpty()) {
            return Kind.NEW;
        }
        return after.map(day -> day.isBefore(before.get()) ? Kind.EARLIER : Kind.LATER)
                .orElse(Kind.NO_LONGER);
    }

    private static Optional<LocalDate> due(Plan plan, MilestoneCode code) {
        return plan.milestone(code).map(Milestone::due);
    }
}
