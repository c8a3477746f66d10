package org.reentryhub.plan;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;

/**
 * Norwegian working days: Monday to Friday but for the public holidays of helligdagsfredloven (LOV-1995-02-24-12) § 2 and
 * the first and seventeenth of May (LOV-1947-04-26-1). Pure; holds for every year of the Gregorian calendar.
 */
public final class WorkingDays {
    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(Month.JANUARY, 1),
            MonthDay.of(Month.MAY, 1),
            MonthDay.of(Month.MAY, 17),
            MonthDay.of(Month.DECEMBER, 25),
            MonthDay.of(Month.DECEMBER, 26));
    /**
     * Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday and Monday.
     */
    private static final Set<Long> FROM_EASTER = Set.of(-3L, -2L, 0L, 1L, 39L, 49L, 50L);

    private static final Set<MonthDay> EVES = Set.of(MonthDay.of(Month.DECEMBER, 24), MonthDay.of(Month.DECEMBER, 31));
    private static final long WEDNESDAY_BEFORE_EASTER = -4L;

    private WorkingDays() {}

    /**
     * Easter Sunday: the first Sunday after the first full moon on or after 21 March, by the tables of the church
     * (Meeus, Astronomical Algorithms, 2nd ed., chapter 8).
     */
    public static LocalDate easterSunday(int year) {
        int century = year / 100;
        int inCentury = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * (year % 19) + century - century / 4 - correction + 15) % 30;
        int toSunday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
        int latest = (year % 19 + 11 * epact + 22 * toSunday) / 451;
        int day = epact + toSunday - 7 * latest + 114;
        return LocalDate.of(year, day / 31, day % 31 + 1);
    }

    /** Whether the day is a public holiday, be it on a Sunday or not. */
    public static boolean isPublicHoliday(LocalDate day) {
        return FIXED.contains(MonthDay.from(day))
                || FROM_EASTER.contains(DAYS.between(easterSunday(day.getYear()), day));
    }

    /** Whether offices work that day. */
    public static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !isPublicHoliday(day);
    }

    /**
     * Whether it is a working day on which public offices close at noon: Christmas Eve, New Year's Eve and the Wednesday
     * before Easter (Hovedtariffavtalen i staten § 16 note 2; Statens personalhåndbok 3.1.2).
     */
    public static boolean closesAtNoon(LocalDate day) {
        return isWorkingDay(day)
                && (EVES.contains(MonthDay.from(day))
                        || DAYS.between(easterSunday(day.getYear()), day) == WEDNESDAY_BEFORE_EASTER);
    }

    /** The last working day before a day. */
    public static LocalDate before(LocalDate day) {
        return onOrBefore(day.minusDays(1));
    }

    /** The first working day after a day. */
    public static LocalDate after(LocalDate day) {
        return onOrAfter(day.plusDays(1));
    }

    /** The day itself if it is a working day, else the last one before it. */
    public static LocalDate onOrBefore(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    /** The day itself if it is a working day, else the next one after it. */
    public static LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** So many working days on from a day, or back when the number is negative; the day itself is not counted. */
    public static LocalDate plus(LocalDate day, int workingDays) {
        LocalDate found = day;
        for (int i = 0; i < Math.abs(workingDays); i++) {
            found = workingDays > 0 ? after(found) : before(found);
        }
        return found;
    }
}
