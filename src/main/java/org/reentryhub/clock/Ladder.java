package org.reentryhub.clock;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.plan.WorkingDays;

/** What is done about silence, and when: all of the escalation. The first rung comes when the expectation is due. */
enum Ladder {
    /** All who see the person are told; a working day later it is somebody's task; another one later the unit's leader hears. */
    SILENCE(List.of(Deed.ALERT, Deed.TASK, Deed.DIGEST), 1, false),
    /** Nobody is silent, but every two weeks somebody has to look. */
    WAITING(List.of(Deed.TASK), 10, true);

    /** What a rung does. */
    enum Deed {
        ALERT,
        TASK,
        DIGEST
    }

    /** When the release is as near as this, a working day is too long. */
    private static final int NEAR_DAYS = 3;

    private static final Duration QUICK = Duration.ofHours(2);

    private final List<Deed> deeds;
    private final int workingDaysBetween;
    private final boolean lastOneComesAgain;

    Ladder(List<Deed> deeds, int workingDaysBetween, boolean lastOneComesAgain) {
        this.deeds = deeds;
        this.workingDaysBetween = workingDaysBetween;
        this.lastOneComesAgain = lastOneComesAgain;
    }

    /**
     * What a rung does; empty beyond the last.
     *
     * @param rung counted from 1
     */
    Optional<Deed> deed(int rung) {
        if (rung > deeds.size()) {
            return lastOneComesAgain ? Optional.of(deeds.get(deeds.size() - 1)) : Optional.empty();
        }
        return Optional.of(deeds.get(rung - 1));
    }

    /** When a rung comes; empty beyond the last. */
    Optional<Instant> at(int rung, Instant due, @Nullable LocalDate release) {
        return deed(rung).map(deed -> later(due, rung - 1, release));
    }

    private Instant later(Instant due, int steps, @Nullable LocalDate release) {
        ZonedDateTime first = due.atZone(NorwegianTime.ZONE);
        if (!lastOneComesAgain && isNear(first.toLocalDate(), release)) {
            return due.plus(QUICK.multipliedBy(steps));
        }
        return first.with(WorkingDays.plus(first.toLocalDate(), steps * workingDaysBetween))
                .toInstant();
    }

    private static boolean isNear(LocalDate day, @Nullable LocalDate release) {
        return release != null && !day.isAfter(release) && DAYS.between(day, release) <= NEAR_DAYS;
    }
}
