package org.reentryhub.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that has to have happened by a day.
 *
 * @param due the day; for one that comes again, the first time
 * @param counted from where the timetable counts it
 * @param moved why it is not exactly the day that was counted, if it is not
 * @param every how often it comes again, for those that do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Milestone(
        MilestoneCode code, LocalDate due, Counted counted, @Nullable Moved moved, @Nullable Span every) {

    /** What took a milestone away from the day that was counted. */
    public enum Moved {
        /** The day is none on which offices work. */
        TO_WORKING_DAY,
        /** The stay is too short: the day lies before the admission. */
        TO_ADMISSION,
        /** The day lies after the release that it has to precede. */
        BEFORE_RELEASE
    }

    /** The day that counts now: for a milestone that comes again, the next time. */
    public LocalDate due(LocalDate today) {
        return every == null ? due : every.next(due, today);
    }

    /** Why this day, as a sentence. */
    public String why() {
        String again = every == null ? "" : ", and every " + every + " from then on";
        return Character.toUpperCase(counted.toString().charAt(0))
                + counted.toString().substring(1)
                + movedBy()
                + again;
    }

    private String movedBy() {
        if (moved == null) {
            return "";
        }
        return switch (moved) {
            case TO_WORKING_DAY -> ", on the nearest working day";
            case TO_ADMISSION -> "; that was before the admission, so at once";
            case BEFORE_RELEASE -> "; brought forward, since the release comes sooner";
        };
    }
}
