package org.reentryhub.web.console.inbox;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.PartnerAnswer;
import org.reentryhub.web.AnswerForm;

/**
 * An answer as it is typed.
 *
 * @param key its id; the same form sent twice is one answer
 * @param seen what the page showed
 * @param to whom, for a redirect; empty for nobody that is known
 */
public record AnswerFields(
        String key,
        String seen,
        int version,
        AnswerCode answer,
        @Nullable String reason,
        @Nullable String text,
        @Nullable String to,
        @Nullable String date,
        @Nullable String time,
        @Nullable String place) {

    /** Nothing typed yet. */
    static AnswerFields empty(Page page, AnswerCode answer) {
        return new AnswerFields(page.key(), page.seen(), page.version(), answer, null, null, null, null, null, null);
    }

    /** What was written before, to be written anew. */
    static AnswerFields again(Page page, PartnerAnswer before) {
        return new AnswerFields(
                page.key(),
                page.seen(),
                page.version(),
                before.answer(),
                before.reason(),
                before.text(),
                null,
                null,
                null,
                null);
    }

    /** Whether the form is one that was shown: what nobody types is there. */
    boolean isWhole() {
        return Stream.of(key, seen, answer).noneMatch(Objects::isNull);
    }

    /** The same words, on what the page shows now. */
    AnswerFields on(Page page) {
        return new AnswerFields(page.key(), page.seen(), page.version(), answer, reason, text, to, date, time, place);
    }

    /** As a machine would send it. */
    AnswerForm form() {
        return new AnswerForm(
                key,
                version,
                answer,
                orNull(reason),
                orNull(text),
                orNull(to),
                when().map(at -> new AnswerForm.AppointmentForm(at, orNull(place)))
                        .orElse(null));
    }

    /** The time of the appointment, in Norway; empty for what is none. */
    Optional<OffsetDateTime> when() {
        try {
            return date == null || time == null
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(date)
                            .atTime(LocalTime.parse(time))
                            .atZone(NorwegianTime.ZONE)
                            .toOffsetDateTime());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed;
    }
}
