package org.reentryhub.plan;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Something that may go wrong in the first 72 hours: a code to translate, and what stands in the sentence.
 *
 * @param office whose door it is about, if anybody's
 * @param day the first day on which the person finds it open; null when there is none in sight
 * @param closes when it closes that day, where that matters
 */
public record FirstDayWarning(Code code, @Nullable String office, @Nullable LocalDate day, @Nullable LocalTime closes) {

    /** What may go wrong; the template is English. */
    public enum Code {
        RELEASE_ON_FRIDAY("The release is on a Friday: offices close for the weekend"),
        RELEASE_BEFORE_HOLIDAY("The day after the release is a public holiday"),
        RELEASE_ON_DAY_OFF("The release is on a day on which no office works"),
        HOUR_UNKNOWN("The hour of the release is not known; it decides who can still be reached that day"),
        RELEASED_AFTER_CLOSING("{office} will have closed when the person comes out, and opens on {day}"),
        CLOSED_ON_RELEASE_DAY("{office} is closed on the day of release, and opens on {day}"),
        ONLY_CHANCE_BEFORE_DAYS_OFF(
                "{office} must be reached on {day} before {closes}, or not before the days off are over"),
        CLOSED_FOR_72_HOURS("{office} cannot be reached in the first 72 hours; it opens on {day}");

        private final String template;

        Code(String template) {
            this.template = template;
        }
    }

    static FirstDayWarning of(Code code) {
        return new FirstDayWarning(code, null, null, null);
    }

    /** The sentence in English, without a full stop. */
    public String text() {
        return code.template
                .replace("{office}", String.valueOf(office))
                .replace("{day}", day == null ? "no day in sight" : day.toString())
                .replace("{closes}", closes == null || closes.equals(LocalTime.MAX) ? "closing" : closes.toString());
    }
}
