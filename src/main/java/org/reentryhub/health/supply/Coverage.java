package org.reentryhub.health.supply;

import java.time.LocalDate;
import java.util.Optional;

/**
 * From the last dose inside to the first one outside.
 *
 * @param firstWithout the first day for which there is no dose
 * @param firstOutside the first day on which one can be had outside; empty when nobody knows
 */
public record Coverage(LocalDate firstWithout, Optional<LocalDate> firstOutside) {

    /**
     * Until the day before the departure the doses are the health unit's own business, and are taken as given; of the day
     * itself, and of days that are over, counts what is recorded.
     */
    static Coverage of(Medicine medicine, LocalDate departure, Departure how, LocalDate today) {
        var inside = departure.minusDays(1);
        var ahead = !how.out() && today.isBefore(departure);
        var covered = medicine.coveredUntil()
                .filter(last -> !ahead || last.isAfter(inside))
                .orElse(inside);
        return new Coverage(
                covered.plusDays(1), medicine.point().flatMap(point -> point.firstDay(departure, how.hour())));
    }

    /** The days between; empty when there are none, or nobody knows. */
    public Optional<Gap> gap() {
        return firstOutside
                .filter(day -> day.isAfter(firstWithout))
                .map(day -> new Gap(firstWithout, day.minusDays(1)));
    }
}
