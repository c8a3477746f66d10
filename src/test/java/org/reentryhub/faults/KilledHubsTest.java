package org.reentryhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A hub that dies again and again while people are handed over, and receivers who misbehave. */
@Tag("faults")
class KilledHubsTest {
    private static final int KILLS = Integer.getInteger("faults.kills", 12);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime() % 100_000);

    @Test
    void nothingIsLostAndNothingIsDoubledHoweverOftenItIsKilled(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws Exception {
        try (Stand stand = new Stand(folder, SEED, Optional.empty())) {
            new Killing(stand, SEED).kill(KILLS);
            Facts facts = stand.rest();
            Report report = Report.of("kill -9", KILLS, SEED, stand, facts);
            report.print();
            assertThat(report.violations())
                    .as("seed %d, history in %s", SEED, folder)
                    .isEqualTo(List.of());
        }
    }
}
