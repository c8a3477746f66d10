package org.reentryhub.health.answer;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.reentryhub.NorwegianTime;
import org.reentryhub.plan.WorkingDays;

/** By when a recipient is to have answered: in ten working days (pbrl § 2-2), and in any case by the release. Pure. */
public final class Deadline {
    private static final int WORKING_DAYS = 10;

    private Deadline() {}

    /** The day by which an answer is asked for; a release that is not after today sets none. */
    public static LocalDate of(LocalDate today, Optional<LocalDate> release) {
        var last = WorkingDays.plus(today, WORKING_DAYS);
        return release.filter(day -> day.isAfter(today) && day.isBefore(last)).orElse(last);
    }

    /** The moment at which there is too little time left: the end of the tenth working day, or the beginning of the release day. */
    static OffsetDateTime passes(LocalDate delivered, Optional<LocalDate> release) {
        var legal = WorkingDays.plus(delivered, WORKING_DAYS).plusDays(1);
        return release.filter(day -> day.isAfter(delivered) && day.isBefore(legal))
                .orElse(legal)
                .atStartOfDay(NorwegianTime.ZONE)
                .toOffsetDateTime();
    }
}
