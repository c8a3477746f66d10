package org.reentryhub.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why something stands as it does: a code to translate, and what stands in the sentence.
 *
 * @param partner the receiver's name, where there is one
 * @param days for how many days it has been so
 * @param date since when it is so
 */
public record Reason(ReasonCode code, @Nullable String partner, @Nullable Long days, @Nullable LocalDate date) {
    static Reason of(ReasonCode code) {
        return new Reason(code, null, null, null);
    }

    /** The sentence in English, without a full stop. */
    public String text() {
        return code.template()
                .replace("{partner}", partner == null ? "The receiver" : partner)
                .replace("{days}", days == null ? "some time" : inDays(days))
                .replace("{date}", date == null ? "a day not known" : date.toString());
    }

    static String inDays(long days) {
        if (days < 1) {
            return "less than a day";
        }
        return days == 1 ? "1 day" : days + " days";
    }
}
