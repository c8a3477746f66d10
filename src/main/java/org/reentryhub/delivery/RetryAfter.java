package org.reentryhub.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Retry-After} header (RFC 9110, 10.2.3): seconds or a date. */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofHours(24);

    private RetryAfter() {}

    /** How long to wait; zero when the header is absent, unreadable or in the past, and never more than a day. */
    public static Duration read(@Nullable String header, OffsetDateTime now) {
        if (header == null) {
            return Duration.ZERO;
        }
        Duration asked = header.strip().matches("\\d{1,9}") ? seconds(header.strip()) : until(header.strip(), now);
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static Duration seconds(String header) {
        return Duration.ofSeconds(Long.parseLong(header));
    }

    private static Duration until(String header, OffsetDateTime now) {
        try {
            ZonedDateTime date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(now, date);
        } catch (DateTimeParseException unreadable) {
            return Duration.ZERO;
        }
    }
}
