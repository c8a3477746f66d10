package org.reentryhub.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From where a day is counted, in the words of the timetable: {@code 56 days before release}, {@code on release},
 * {@code 20 days after admission}.
 *
 * @param span null for the very day
 * @param before whether the span lies before the anchor; of no meaning without a span
 */
public record Counted(@Nullable Span span, boolean before, Anchor anchor) {
    private static final Pattern FORM =
            Pattern.compile("(?:on|(" + Span.WORDS + ") (before|after)) (admission|release)");

    /** A day that the record names. */
    public enum Anchor {
        ADMISSION,
        RELEASE
    }

    /** @throws IllegalArgumentException with the end of a sentence when the text is none */
    @JsonCreator
    public static Counted parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "must be of the form: 56 days before release, 20 days after admission, on release, or never");
        }
        String span = form.group(1);
        return new Counted(
                span == null ? null : Span.parse(span),
                "before".equals(form.group(2)),
                Anchor.valueOf(form.group(3).toUpperCase(Locale.ROOT)));
    }

    LocalDate from(LocalDate anchor) {
        if (span == null) {
            return anchor;
        }
        return before ? span.before(anchor) : span.after(anchor);
    }

    @JsonValue
    @Override
    public String toString() {
        String name = anchor.name().toLowerCase(Locale.ROOT);
        return span == null ? "on " + name : span + (before ? " before " : " after ") + name;
    }
}
