package org.reentryhub.health.watch;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;

/** When a person's medicines are looked at again: each morning from two weeks before the release to the day after it. Pure. */
final class SupplyTimes {
    /** So many unanswered calls in a row are an alert. */
    static final int TOO_SILENT = 3;

    private static final int DAYS_BEFORE = 14;
    private static final int DAYS_AFTER = 1;
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private SupplyTimes() {}

    /** The next morning on which it is time; empty when only another release date makes it time again. */
    static Optional<OffsetDateTime> next(@Nullable LocalDate release, OffsetDateTime now) {
        if (release == null) {
            return Optional.empty();
        }
        var tomorrow = day(now).plusDays(1);
        var begin = release.minusDays(DAYS_BEFORE);
        return Optional.of(begin.isAfter(tomorrow) ? begin : tomorrow)
                .filter(day -> !day.isAfter(release.plusDays(DAYS_AFTER)))
                .map(day -> day.atTime(MORNING).atZone(NorwegianTime.ZONE).toOffsetDateTime());
    }

    /** Whether all is over as far as the record tells, and it need be read but once a day for a return. */
    static boolean isOver(@Nullable LocalDate release, boolean released, OffsetDateTime now) {
        return released && (release == null || day(now).isAfter(release.plusDays(DAYS_AFTER)));
    }

    /** When a unit is asked again that was silent so many times in a row. */
    static Duration afterSilence(Duration first, int times) {
        return times < 2 ? first : first.multipliedBy(times < TOO_SILENT ? 6 : 24);
    }

    private static LocalDate day(OffsetDateTime time) {
        return time.atZoneSameInstant(NorwegianTime.ZONE).toLocalDate();
    }
}
