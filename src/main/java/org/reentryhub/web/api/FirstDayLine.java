package org.reentryhub.web.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.reentryhub.plan.FirstDayWarning;

/**
 * Something that may go wrong in the first 72 hours, as it is shown.
 *
 * @param office whose door it is about, if anybody's
 * @param day the first day on which it is open
 * @param closes when it closes that day, where that matters and is known
 * @param message the sentence in English
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FirstDayLine(
        FirstDayWarning.Code code,
        @Nullable String office,
        @Nullable LocalDate day,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime closes,
        String message) {
    static FirstDayLine of(FirstDayWarning warning) {
        return new FirstDayLine(
                warning.code(),
                warning.office(),
                warning.day(),
                LocalTime.MAX.equals(warning.closes()) ? null : warning.closes(),
                warning.text());
    }
}
