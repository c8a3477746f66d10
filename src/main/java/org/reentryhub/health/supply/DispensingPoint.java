package org.reentryhub.health.supply;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.reentryhub.plan.OpeningDays;

/**
 * Where the next dose is to be had.
 *
 * @param opening when it hands out medicines, where the partner directory says so
 */
public record DispensingPoint(String name, Optional<OpeningDays> opening) {
    /** What it takes at the very least from the gate to the counter. */
    private static final Duration WAY = Duration.ofHours(1);

    private static final int FARTHEST = 60;

    /** The first day on which somebody who leaves then gets a dose; empty when nobody knows when it is open. */
    Optional<LocalDate> firstDay(LocalDate departure, Optional<LocalTime> hour) {
        return opening.flatMap(days -> Stream.iterate(departure, day -> day.plusDays(1))
                .limit(FARTHEST)
                .filter(days::isOpenOn)
                .filter(day -> day.isAfter(departure)
                        || hour.filter(out -> reaches(days, day, out)).isPresent())
                .findFirst());
    }

    /** In doubt they do not: where hour or closing time is unknown, the day of departure is no chance. */
    private static boolean reaches(OpeningDays days, LocalDate day, LocalTime out) {
        return days.closes() != null && !day.atTime(out).plus(WAY).isAfter(day.atTime(days.closesOn(day)));
    }
}
