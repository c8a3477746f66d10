package org.reentryhub.health.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");

    @Test
    void tenWorkingDaysAreTwoWeeks() {
        assertThat(Deadline.of(FRIDAY, Optional.empty())).isEqualTo("2026-12-04");
    }

    @Test
    void theReleaseIsTheLatestThatHelps() {
        assertThat(Deadline.of(FRIDAY, Optional.of(FRIDAY.plusDays(4)))).isEqualTo("2026-11-24");
        assertThat(Deadline.of(FRIDAY, Optional.of(FRIDAY.plusMonths(2)))).isEqualTo("2026-12-04");
    }

    @Test
    void aReleaseThatIsPastSetsNoDeadline() {
        assertThat(Deadline.of(FRIDAY, Optional.of(FRIDAY.minusDays(1)))).isEqualTo("2026-12-04");
    }

    @Test
    void holidaysAreNoWorkingDays() {
        assertThat(Deadline.of(LocalDate.parse("2026-12-18"), Optional.empty())).isEqualTo("2027-01-05");
    }

    @Test
    void theTenthWorkingDayIsInTimeAndTheDayOfReleaseIsNot() {
        assertThat(Deadline.passes(FRIDAY, Optional.empty())).isEqualTo("2026-12-05T00:00+01:00");
        assertThat(Deadline.passes(FRIDAY, Optional.of(LocalDate.parse("2026-12-04"))))
                .isEqualTo("2026-12-04T00:00+01:00");
    }

    @Property
    void aDeadlineLiesAfterTheDayAndNeverBeyondTheLegalOne(
            @ForAll @IntRange(max = 20_000) int day, @ForAll @IntRange(min = -30, max = 60) int untilRelease) {
        var delivered = LocalDate.parse("2026-01-01").plusDays(day);
        var release = delivered.plusDays(untilRelease);

        var passes = Deadline.passes(delivered, Optional.of(release)).toLocalDate();

        assertThat(passes)
                .isAfter(delivered)
                .isBeforeOrEqualTo(Deadline.passes(delivered, Optional.empty()).toLocalDate());
        assertThat(untilRelease > 0 && passes.isAfter(release)).isFalse();
    }
}
