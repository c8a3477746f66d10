package org.reentryhub.health;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;

/** By when a recipient is to have answered: in ten working days (pbrl § 2-2), and in any case by the release. Pure. */
final class Deadline {
    private static final int WORKING_DAYS = 10;

    private Deadline() {}

    static LocalDate of(LocalDate today, Optional<LocalDate> release) {
        var legal = today;
        for (int left = WORKING_DAYS; left > 0; left--) {
            legal = legal.plusDays(1);
            while (legal.getDayOfWeek() == DayOfWeek.SATURDAY || legal.getDayOfWeek() == DayOfWeek.SUNDAY) {
                legal = legal.plusDays(1);
            }
        }
        var last = legal;
        return release.filter(day -> day.isAfter(today) && day.isBefore(last)).orElse(last);
    }
}
