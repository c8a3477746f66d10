package org.reentryhub.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {
    /** As printed in almanacs; 1818 and 1943 are the earliest and latest there can be, 2076 misled the law until 2011. */
    private static final List<String> KNOWN_EASTERS = List.of(
            "1818-03-22",
            "1943-04-25",
            "2000-04-23",
            "2001-04-15",
            "2002-03-31",
            "2003-04-20",
            "2004-04-11",
            "2005-03-27",
            "2006-04-16",
            "2007-04-08",
            "2008-03-23",
            "2009-04-12",
            "2010-04-04",
            "2011-04-24",
            "2012-04-08",
            "2013-03-31",
            "2014-04-20",
            "2015-04-05",
            "2016-03-27",
            "2017-04-16",
            "2018-04-01",
            "2019-04-21",
            "2020-04-12",
            "2021-04-04",
            "2022-04-17",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2031-04-13",
            "2032-03-28",
            "2033-04-17",
            "2034-04-09",
            "2035-03-25",
            "2036-04-13",
            "2037-04-05",
            "2038-04-25",
            "2039-04-10",
            "2040-04-01",
            "2076-04-19",
            "2285-03-22");

    @Test
    void easterFallsWhereAlmanacsHaveIt() {
        assertThat(KNOWN_EASTERS).allSatisfy(known -> {
            LocalDate easter = LocalDate.parse(known);
            assertThat(WorkingDays.easterSunday(easter.getYear())).isEqualTo(easter);
        });
    }

    @Property
    void easterIsWhatGaussHadCounted(@ForAll @IntRange(min = 1583, max = 4099) int year) {
        assertThat(WorkingDays.easterSunday(year)).isEqualTo(gauss(year));
        assertThat(WorkingDays.easterSunday(year).getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-01-01",
                "2027-03-25",
                "2027-03-26",
                "2027-03-28",
                "2027-03-29",
                "2027-05-01",
                "2027-05-06",
                "2027-05-16",
                "2027-05-17",
                "2027-12-25",
                "2027-12-26"
            })
    void nobodyWorksOnThePublicHolidaysOf2027(String holiday) {
        assertThat(WorkingDays.isPublicHoliday(LocalDate.parse(holiday))).isTrue();
        assertThat(WorkingDays.isWorkingDay(LocalDate.parse(holiday))).isFalse();
    }

    @Test
    void whitMondayMayFallOnTheSeventeenthOfMayAndIsOneHolidayThen() {
        assertThat(holidays(2027)).hasSize(11);
        assertThat(holidays(2026)).hasSize(12).contains(LocalDate.parse("2026-05-25"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-24", "2026-12-31", "2027-03-24"})
    void theEvesAreWorkingDaysThatEndAtNoon(String eve) {
        assertThat(WorkingDays.isWorkingDay(LocalDate.parse(eve))).isTrue();
        assertThat(WorkingDays.closesAtNoon(LocalDate.parse(eve))).isTrue();
    }

    @Test
    void anEveOnASundayEndsNoWork() {
        assertThat(WorkingDays.closesAtNoon(LocalDate.parse("2028-12-24"))).isFalse();
    }

    @Test
    void theLastWorkingDayBeforeTheTuesdayAfterEasterIsAWednesday() {
        assertThat(WorkingDays.before(LocalDate.parse("2027-03-30"))).isEqualTo("2027-03-24");
    }

    @Test
    void christmasIsSteppedOver() {
        assertThat(WorkingDays.before(LocalDate.parse("2026-12-28"))).isEqualTo("2026-12-24");
        assertThat(WorkingDays.after(LocalDate.parse("2026-12-24"))).isEqualTo("2026-12-28");
        assertThat(WorkingDays.plus(LocalDate.parse("2026-12-23"), 3)).isEqualTo("2026-12-29");
        assertThat(WorkingDays.plus(LocalDate.parse("2027-01-04"), -5)).isEqualTo("2026-12-24");
    }

    @Property
    void betweenADayAndItsNeighboursNobodyWorks(@ForAll @IntRange(min = 0, max = 60_000) int offset) {
        LocalDate day = LocalDate.of(1990, 1, 1).plusDays(offset);
        assertThat(WorkingDays.before(day)).isBefore(day).matches(WorkingDays::isWorkingDay);
        assertThat(WorkingDays.after(day)).isAfter(day).matches(WorkingDays::isWorkingDay);
        assertThat(WorkingDays.before(day).plusDays(1).datesUntil(day)).noneMatch(WorkingDays::isWorkingDay);
        assertThat(day.plusDays(1).datesUntil(WorkingDays.after(day))).noneMatch(WorkingDays::isWorkingDay);
    }

    @Property
    void whoGoesOnAndBackIsWhereTheyWere(
            @ForAll @IntRange(min = 0, max = 60_000) int offset, @ForAll @IntRange(min = 0, max = 60) int days) {
        LocalDate day = WorkingDays.onOrAfter(LocalDate.of(1990, 1, 1).plusDays(offset));
        assertThat(WorkingDays.plus(WorkingDays.plus(day, days), -days)).isEqualTo(day);
    }

    private static List<LocalDate> holidays(int year) {
        return IntStream.rangeClosed(1, 365)
                .mapToObj(number -> LocalDate.ofYearDay(year, number))
                .filter(WorkingDays::isPublicHoliday)
                .toList();
    }

    /** Gauss' rule with his two corrections, a way of its own to the same day. */
    private static LocalDate gauss(int year) {
        int century = year / 100;
        int solar = (15 + century - century / 4 - (13 + 8 * century) / 25) % 30;
        int golden = year % 19;
        int moon = (19 * golden + solar) % 30;
        int week = (4 + century - century / 4) % 7;
        int sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + week) % 7;
        if (moon == 29 && sunday == 6) {
            return LocalDate.of(year, 4, 19);
        }
        if (moon == 28 && sunday == 6 && (11 * solar + 11) % 30 < 19) {
            return LocalDate.of(year, 4, 18);
        }
        return LocalDate.of(year, 3, 22).plusDays(moon + sunday);
    }
}
