package org.reentryhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The power goes while people are handed over. Takes root and a loop device; elsewhere it is reported as not run. */
@Tag("faults")
@EnabledIf("org.reentryhub.faults.PowerCut#isPossible")
class PowerCutsTest {
    private static final int CUTS = Integer.getInteger("faults.cuts", 4);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime() % 100_000);

    @Test
    void whatWasOnTheDiskIsEnough(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        try (PowerCut disk = new PowerCut(folder.resolve("disk"));
                Stand stand = new Stand(folder, disk.folder(), SEED, Optional.empty())) {
            new Killing(stand, SEED).cutThePower(disk, CUTS);
            Report report = Report.of("power cut", CUTS, SEED, stand, stand.rest());
            report.print();
            assertThat(report.violations())
                    .as("seed %d, history in %s", SEED, folder)
                    .isEqualTo(List.of());
        }
    }

    @Test
    void aDatabaseThatSaysSoTooSoonIsNoticed(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        PlantedBug bug = PlantedBug.DATABASE_SYNC_OFF;
        try (PowerCut disk = new PowerCut(folder.resolve("disk"));
                Stand stand = new Stand(folder, disk.folder(), SEED, Optional.of(bug))) {
            new Killing(stand, SEED).cutThePower(disk, 3);
            Report report = Report.of(bug.name(), 3, SEED, stand, stand.rest());
            report.print();
            assertThat(report.violations()).extracting(Violation::promise).containsAnyElementsOf(bug.shows());
        }
    }
}
