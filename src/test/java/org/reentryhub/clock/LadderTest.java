package org.reentryhub.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LadderTest {
    /** Ten in the morning in Oslo. */
    private static final Instant FRIDAY = Instant.parse("2026-11-27T09:00:00Z");

    @Test
    void silenceIsSaidThenSomebodysTaskThenHeardOfByTheLeaderAndThatIsAll() {
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(Ladder.SILENCE::deed))
                .containsExactly(
                        Optional.of(Ladder.Deed.ALERT),
                        Optional.of(Ladder.Deed.TASK),
                        Optional.of(Ladder.Deed.DIGEST),
                        Optional.empty());
    }

    @Test
    void rungsComeAWorkingDayApart() {
        assertThat(at(Ladder.SILENCE, 1, null)).isEqualTo("2026-11-27T09:00:00Z");
        assertThat(at(Ladder.SILENCE, 2, null)).isEqualTo("2026-11-30T09:00:00Z");
        assertThat(at(Ladder.SILENCE, 3, null)).isEqualTo("2026-12-01T09:00:00Z");
        assertThat(at(Ladder.SILENCE, 4, null)).isEqualTo("never");
    }

    @Test
    void nearTheReleaseTheyComeTwoHoursApart() {
        assertThat(at(Ladder.SILENCE, 3, "2026-11-30")).isEqualTo("2026-11-27T13:00:00Z");
        assertThat(at(Ladder.SILENCE, 3, "2026-12-01")).isEqualTo("2026-12-01T09:00:00Z");
        assertThat(at(Ladder.SILENCE, 3, "2026-11-26")).isEqualTo("2026-12-01T09:00:00Z");
    }

    @Test
    void aWaitingListIsLookedAtEveryTwoWeeksForAsLongAsItLasts() {
        assertThat(at(Ladder.WAITING, 1, null)).isEqualTo("2026-11-27T09:00:00Z");
        assertThat(at(Ladder.WAITING, 2, "2026-11-28")).isEqualTo("2026-12-11T09:00:00Z");
        assertThat(Ladder.WAITING.deed(40)).contains(Ladder.Deed.TASK);
    }

    @Test
    void theHourIsTheSameInSummerAndEasterDoesNotCount() {
        Instant beforeSummer = Instant.parse("2027-03-24T09:00:00Z");
        assertThat(Ladder.WAITING.at(2, beforeSummer, null)).contains(Instant.parse("2027-04-12T08:00:00Z"));
    }

    private static String at(Ladder ladder, int rung, @Nullable String release) {
        return ladder.at(rung, FRIDAY, release == null ? null : LocalDate.parse(release))
                .map(Instant::toString)
                .orElse("never");
    }
}
