package org.reentryhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortageTest {
    private static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @ParameterizedTest
    @ValueSource(longs = {-7_200, -61, 61, 7_200})
    void aClockMoreThanAMinuteFromTheDatabasesIsWrong(long seconds) {
        assertThat(Shortage.ofTime(NOW.plusSeconds(seconds), NOW, Duration.ZERO))
                .contains(Shortage.CLOCK);
    }

    @ParameterizedTest
    @ValueSource(longs = {-60, 0, 60})
    void aMinuteIsNoMatter(long seconds) {
        assertThat(Shortage.ofTime(NOW.plusSeconds(seconds), NOW, Duration.ZERO))
                .isEmpty();
    }

    @Test
    void whoHadToWaitForTheAnswerCannotTell() {
        assertThat(Shortage.ofTime(NOW.plusSeconds(90), NOW, Duration.ofSeconds(40)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"25006", "53100", "53200"})
    void aDatabaseThatSaysWhyItCannotWriteIsBelievedAtOnce(String sqlState) {
        assertThat(Shortage.ofDatabase(sqlState, Duration.ZERO, PATIENCE)).contains(Shortage.DATABASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "08006", "57P03", "53300"})
    void oneThatIsAwayOrOverrunIsGivenAMoment(String sqlState) {
        assertThat(Shortage.ofDatabase(sqlState, Duration.ofSeconds(14), PATIENCE))
                .isEmpty();
        assertThat(Shortage.ofDatabase(sqlState, Duration.ofSeconds(16), PATIENCE))
                .contains(Shortage.DATABASE);
    }

    @Test
    void aDiskIsShortBelowTheThreshold() {
        assertThat(Shortage.ofDisk(199, 200)).contains(Shortage.DISK);
        assertThat(Shortage.ofDisk(200, 200)).isEmpty();
    }
}
