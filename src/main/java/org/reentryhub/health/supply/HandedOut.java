package org.reentryhub.health.supply;

import java.time.LocalDate;
import java.util.Set;

/**
 * Medicine that the patient got to take along.
 *
 * @param days how many days it lasts, at least one
 */
record HandedOut(LocalDate on, int days) {
    private static final int FARTHEST = 366;

    HandedOut {
        if (days < 1) {
            throw new IllegalArgumentException("what lasts no day is no supply");
        }
        days = Math.min(days, FARTHEST);
    }

    /**
     * The last day it lasts, if one day's share is taken on each day from that of the handing out, except on days on which a
     * dose was given under supervision.
     */
    LocalDate lastDay(Set<LocalDate> given) {
        var day = on.minusDays(1);
        for (int left = days; left > 0; left--) {
            day = day.plusDays(1);
            while (given.contains(day)) {
                day = day.plusDays(1);
            }
        }
        return day;
    }
}
