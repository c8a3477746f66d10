package org.reentryhub.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When somebody can come to an office; public holidays are understood.
 *
 * @param office the office's name, as a person would say it
 * @param closes null when nobody has said
 */
public record OpeningDays(String office, Set<DayOfWeek> days, @Nullable LocalTime closes) {
    public OpeningDays {
        days = Set.copyOf(days);
    }

    /** Whether it is one of its days and no public holiday. */
    public boolean isOpenOn(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !WorkingDays.isPublicHoliday(day);
    }

    /** The hour of closing that day; the last one of the day when nobody has said. */
    public LocalTime closesOn(LocalDate day) {
        LocalTime usual = closes == null ? LocalTime.MAX : closes;
        return WorkingDays.closesAtNoon(day) && usual.isAfter(LocalTime.NOON) ? LocalTime.NOON : usual;
    }
}
