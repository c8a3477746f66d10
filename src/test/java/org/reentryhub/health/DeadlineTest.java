package org.reentryhub.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
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
}
