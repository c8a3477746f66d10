package org.reentryhub.health.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupplyTimesTest {
    private static final LocalDate RELEASE = LocalDate.parse("2027-01-14");

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:00+01:00,2026-12-31T06:00+01:00",
        "2026-12-31T06:00+01:00,2027-01-01T06:00+01:00",
        "2027-01-13T23:30Z,2027-01-15T06:00+01:00",
        "2027-01-14T10:00+01:00,2027-01-15T06:00+01:00"
    })
    void eachMorningFromTwoWeeksBeforeToTheDayAfter(OffsetDateTime now, OffsetDateTime next) {
        assertThat(SupplyTimes.next(RELEASE, now)).contains(next);
    }

    @Test
    void afterTheDayAfterThereIsNoMorningMore() {
        assertThat(SupplyTimes.next(RELEASE, OffsetDateTime.parse("2027-01-15T06:00+01:00")))
                .isEmpty();
        assertThat(SupplyTimes.next(null, OffsetDateTime.parse("2027-01-15T06:00+01:00")))
                .isEqualTo(Optional.empty());
    }

    @Test
    void theMorningIsNorwaysInSummerToo() {
        assertThat(SupplyTimes.next(LocalDate.parse("2027-07-20"), OffsetDateTime.parse("2027-07-18T12:00Z")))
                .contains(OffsetDateTime.parse("2027-07-19T06:00+02:00"));
    }

    @Test
    void itIsOverWhenThePersonIsOutAndTheDayAfterHasPassed() {
        var later = OffsetDateTime.parse("2027-01-16T08:00+01:00");

        assertThat(SupplyTimes.isOver(RELEASE, true, later)).isTrue();
        assertThat(SupplyTimes.isOver(RELEASE, true, later.minusDays(1))).isFalse();
        assertThat(SupplyTimes.isOver(RELEASE, false, later)).isFalse();
    }

    @Test
    void aSilentUnitIsAskedAgainSoonAndThenLessOften() {
        var first = Duration.ofMinutes(5);

        assertThat(SupplyTimes.afterSilence(first, 1)).hasMinutes(5);
        assertThat(SupplyTimes.afterSilence(first, 2)).hasMinutes(30);
        assertThat(SupplyTimes.afterSilence(first, 3)).hasHours(2);
        assertThat(SupplyTimes.afterSilence(first, 30)).hasHours(2);
    }
}
