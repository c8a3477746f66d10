package org.reentryhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reentryhub.faults.Violation.Promise;

/** Each planted mistake is noticed by what it does to people, or the suite's green means nothing. */
@Tag("faults")
class PlantedBugsTest {
    private static final long SEED = Long.getLong("faults.seed", 7);
    private static final int KILLS = 3;
    /** Handovers, for each kind of trouble to have met some of them. */
    private static final int ENOUGH = 120;
    /** One by a cut power, one by a hub that stood still. */
    private static final EnumSet<PlantedBug> NOTICED_ELSEWHERE =
            EnumSet.of(PlantedBug.DATABASE_SYNC_OFF, PlantedBug.LEASE_WITHOUT_FENCING);

    /** Only these, by their names with commas; all where nothing is said. */
    private static final String ONLY = System.getProperty("faults.bugs", "");

    static Stream<PlantedBug> noticedWithoutOtherMeans() {
        return EnumSet.complementOf(NOTICED_ELSEWHERE).stream()
                .filter(bug -> ONLY.isEmpty() || List.of(ONLY.split(",", -1)).contains(bug.name()));
    }

    @ParameterizedTest
    @MethodSource("noticedWithoutOtherMeans")
    void aPlantedMistakeIsNoticed(PlantedBug bug, @TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        try (Stand stand = new Stand(folder, SEED, Optional.of(bug))) {
            Killing killing = new Killing(stand, SEED);
            if (bug == PlantedBug.KEYS_ARE_IGNORED) {
                killing.killJustAfter(CrashPoint.HANDOVER, KILLS);
            } else {
                killing.kill(KILLS);
            }
            stand.untilTaken(ENOUGH);
            Report report = Report.of(bug.name(), KILLS, SEED, stand, stand.rest());
            report.print();

            assertThat(stand.hub().log()).contains(Sabotage.APPLIED);
            assertThat(promises(report)).containsAnyElementsOf(bug.shows());
        }
    }

    private static Set<Promise> promises(Report report) {
        return report.violations().stream().map(Violation::promise).collect(Collectors.toSet());
    }
}
