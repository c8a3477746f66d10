package org.reentryhub.partner;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Translations of single values of the partner file; each refuses with the end of a sentence. */
final class Words {
    private Words() {}

    /** A constant by its name, as it is written in the file: {@code PRISON_HEALTH}. */
    static <E extends Enum<E>> Function<String, E> upper(Class<E> type) {
        return oneOf(type, E::name);
    }

    /** A constant by its name in lower case, dashes for underscores: {@code sign-off}. */
    static <E extends Enum<E>> Function<String, E> lower(Class<E> type) {
        return oneOf(type, value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type, Function<E, String> name) {
        var values = type.getEnumConstants();
        return text -> Arrays.stream(values)
                .filter(value -> name.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be one of " + Arrays.stream(values).map(name).collect(joining(", "))));
    }

    /** Text of a form that {@code otherwise} puts into words. */
    static Function<String, String> matching(Pattern form, String otherwise) {
        return text -> {
            if (!form.matcher(text).matches()) {
                throw new IllegalArgumentException(otherwise);
            }
            return text;
        };
    }

    /** A duration of ISO 8601 in days or less, such as {@code PT4H} or {@code P5D}. */
    static Function<String, Duration> duration(Duration least, Duration most) {
        return text -> {
            var value = parse(text);
            if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                throw new IllegalArgumentException("must lie between %s and %s".formatted(least, most));
            }
            return value;
        };
    }

    private static Duration parse(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notOne) {
            throw new IllegalArgumentException("is no duration of days and time, such as PT4H or P5D", notOne);
        }
    }

    /** A whole number within bounds. */
    static Function<String, Integer> number(int least, int most) {
        return text -> {
            if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException("must be a whole number from %d to %d".formatted(least, most));
            }
            return Integer.valueOf(text);
        };
    }

    /** Exactly {@code true} or {@code false}. */
    static Boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
        return Boolean.valueOf(text);
    }
}
