package org.reentryhub.plan;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.plan.FirstDayWarning.Code.CLOSED_FOR_72_HOURS;
import static org.reentryhub.plan.FirstDayWarning.Code.CLOSED_ON_RELEASE_DAY;
import static org.reentryhub.plan.FirstDayWarning.Code.HOUR_UNKNOWN;
import static org.reentryhub.plan.FirstDayWarning.Code.ONLY_CHANCE_BEFORE_DAYS_OFF;
import static org.reentryhub.plan.FirstDayWarning.Code.RELEASED_AFTER_CLOSING;
import static org.reentryhub.plan.FirstDayWarning.Code.RELEASE_BEFORE_HOLIDAY;
import static org.reentryhub.plan.FirstDayWarning.Code.RELEASE_ON_DAY_OFF;
import static org.reentryhub.plan.FirstDayWarning.Code.RELEASE_ON_FRIDAY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FirstDaysTest {
    private static final OpeningDays NAV =
            new OpeningDays("NAV Oslo", EnumSet.range(MONDAY, FRIDAY), LocalTime.of(14, 0));
    private static final OpeningDays KEYS = new OpeningDays("Nøkkelutlevering", Set.of(TUESDAY, THURSDAY), null);

    @Test
    void aTuesdayMorningStandsInNobodysWay() {
        assertThat(codes("2027-01-12", "10:00", NAV, KEYS)).isEmpty();
    }

    @Test
    void whoComesOutAfterClosingHasToWait() {
        assertThat(warnings("2027-01-12", "15:00", NAV))
                .singleElement()
                .returns(RELEASED_AFTER_CLOSING, FirstDayWarning::code)
                .returns(
                        "NAV Oslo will have closed when the person comes out, and opens on 2027-01-13",
                        FirstDayWarning::text);
    }

    @Test
    void keysAreHandedOverOnCertainDaysOnly() {
        assertThat(warnings("2027-01-13", "10:00", KEYS))
                .singleElement()
                .returns(CLOSED_ON_RELEASE_DAY, FirstDayWarning::code)
                .returns(LocalDate.parse("2027-01-14"), FirstDayWarning::day);
    }

    @Test
    void aFridayMayLeaveNobodyToTurnToForThreeDays() {
        assertThat(codes("2027-01-15", "10:00", NAV, KEYS))
                .containsExactly(RELEASE_ON_FRIDAY, ONLY_CHANCE_BEFORE_DAYS_OFF, CLOSED_FOR_72_HOURS);
    }

    @Test
    void onAFridayAfternoonMondayIsStillWithinTheFirstThreeDays() {
        assertThat(codes("2027-01-15", "15:00", NAV)).containsExactly(RELEASE_ON_FRIDAY, RELEASED_AFTER_CLOSING);
    }

    @Test
    void beforeEasterThereAreFiveDaysWithoutAnybody() {
        assertThat(codes("2027-03-24", "13:00", NAV)).containsExactly(RELEASE_BEFORE_HOLIDAY, CLOSED_FOR_72_HOURS);
        assertThat(codes("2027-03-24", "09:00", NAV))
                .containsExactly(RELEASE_BEFORE_HOLIDAY, ONLY_CHANCE_BEFORE_DAYS_OFF);
    }

    @Test
    void onTheSeventeenthOfMayNoOfficeIsOpen() {
        assertThat(codes("2027-05-17", "10:00", NAV)).containsExactly(RELEASE_ON_DAY_OFF, CLOSED_ON_RELEASE_DAY);
    }

    @Test
    void anHourThatNobodyKnowsIsAskedFor() {
        assertThat(codes("2027-01-12", null, NAV)).containsExactly(HOUR_UNKNOWN);
    }

    @Test
    void anOfficeThatNeverOpensIsSaidToBeOutOfReach() {
        assertThat(warnings("2027-01-12", "10:00", new OpeningDays("Nobody", Set.of(), null)))
                .singleElement()
                .returns(
                        "Nobody cannot be reached in the first 72 hours; it opens on no day in sight",
                        FirstDayWarning::text);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 3000).map(LocalDate.of(2025, 1, 1)::plusDays);
    }

    @Property
    void aNamedDayIsOneOnWhichTheOfficeIsOpen(@ForAll("days") LocalDate release, @ForAll @IntRange(max = 23) int hour) {
        assertThat(FirstDays.warnings(release, LocalTime.of(hour, 0), List.of(NAV, KEYS)))
                .filteredOn(warning -> warning.day() != null)
                .allSatisfy(warning ->
                        assertThat(warning.day()).isAfterOrEqualTo(release).matches(WorkingDays::isWorkingDay));
    }

    private static List<FirstDayWarning.Code> codes(String release, @Nullable String at, OpeningDays... offices) {
        return warnings(release, at, offices).stream()
                .map(FirstDayWarning::code)
                .toList();
    }

    private static List<FirstDayWarning> warnings(String release, @Nullable String at, OpeningDays... offices) {
        return FirstDays.warnings(LocalDate.parse(release), at == null ? null : LocalTime.parse(at), List.of(offices));
    }
}
