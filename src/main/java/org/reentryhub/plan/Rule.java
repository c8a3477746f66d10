package org.reentryhub.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a milestone is due, for those whom the conditions describe.
 *
 * @param due null for never
 * @param every how often it comes again, for those that do
 * @param source who says so
 * @param line where it stands in the file
 */
record Rule(Conditions when, @Nullable Counted due, Move move, @Nullable Span every, String source, int line) {

    /** What to do with a day on which no office works. */
    enum Move {
        NONE,
        PREVIOUS_WORKING_DAY,
        NEXT_WORKING_DAY;

        LocalDate of(LocalDate day) {
            return switch (this) {
                case NONE -> day;
                case PREVIOUS_WORKING_DAY -> WorkingDays.onOrBefore(day);
                case NEXT_WORKING_DAY -> WorkingDays.onOrAfter(day);
            };
        }
    }
}
