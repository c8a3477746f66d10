package org.reentryhub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.process.HubProcess;

/** Two hubs on one database and one broker: what the one can do no more, the other does, and whoever comes too late changes nothing. */
@Tag("faults")
class TwoHubsTest {
    private static final int TIMES = Integer.getInteger("faults.hubs", 1);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime() % 100_000);
    /** Before that a hub does not know whose silence means anything. */
    private static final Duration BOTH_KNOW_EACH_OTHER = Duration.ofSeconds(20);

    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);
    private static final Duration LONG_ENOUGH_TO_BE_MISSED = Duration.ofSeconds(25);
    private static final Duration THOUGHT = Duration.ofMillis(150);
    private static final int TROUBLE = 30;

    @Test
    void whatAKilledHubHeldIsTakenOver(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        try (Ground ground = Ground.in(folder);
                Stand stand = Stand.on(ground, folder, 2, Map.of(), SEED, Optional.empty())) {
            stand.receivers().trouble(TROUBLE);
            stand.receivers().think(THOUGHT);
            for (int i = 0; i < TIMES; i++) {
                if (i > 0) {
                    stand.again(Map.of());
                    stand.avoidNobody();
                }
                Killing.live(BOTH_KNOW_EACH_OTHER);
                stand.fault("kill -9 of one of two");
                stand.avoid(stand.hub());
                stand.hub().kill();
                takenOver("one of two killed", Stopwatch.start(stand, stand.heldBy(stand.hub())));
            }
            green("one of two hubs killed", folder, stand);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AFTER:ATTEMPT_BEGINS:1", "BEFORE:OUTCOME:1"})
    void aHubThatStoodStillTooLongBreaksNothingWhenItGoesOn(
            String place, @TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        try (Ground ground = Ground.in(folder);
                Stand stand = Stand.on(ground, folder, 2, frozenBy(folder), SEED, Optional.empty())) {
            stand.receivers().trouble(TROUBLE);
            for (int i = 0; i < TIMES; i++) {
                Killing.live(BOTH_KNOW_EACH_OTHER);
                Stopwatch frozen = freeze(stand, folder, place);
                CompletableFuture<Void> overtaken = CompletableFuture.runAsync(() -> overtake(frozen));
                takenOver("one of two frozen " + place, frozen);
                goOn(stand);
                overtaken.join();
            }
            green("one of two hubs frozen for 25 s, " + place, folder, stand);
        }
    }

    @Test
    void aLeaseWithoutFencingIsNoticed(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        PlantedBug bug = PlantedBug.LEASE_WITHOUT_FENCING;
        try (Ground ground = Ground.in(folder);
                Stand stand = Stand.on(ground, folder, 2, frozenBy(folder), SEED, Optional.of(bug))) {
            stand.load().calm();
            Killing.live(BOTH_KNOW_EACH_OTHER);
            takenOver(bug.name(), freeze(stand, folder, "AFTER:ATTEMPT_BEGINS:1"));
            goOn(stand);
            Report report = Report.of(bug.name(), 1, SEED, stand, stand.rest());
            report.print();

            assertThat(stand.hub().log()).contains(Sabotage.APPLIED);
            assertThat(report.violations()).extracting(Violation::promise).containsAnyElementsOf(bug.shows());
        }
    }

    private static Map<String, String> frozenBy(Path folder) {
        return Map.of(Sabotage.FREEZE_AS_ORDERED_IN, order(folder).toString());
    }

    private static Path order(Path folder) {
        return folder.resolve("stand-still");
    }

    /** The first stands still at that place from now on, with what it holds. */
    private static Stopwatch freeze(Stand stand, Path folder, String place) throws IOException {
        HubProcess first = stand.hub();
        stand.avoid(first);
        Path written = Files.writeString(folder.resolve("stand-still-soon"), place);
        Files.move(written, order(folder));
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Signals.standsStill(first.pid()));
        stand.fault("frozen " + place);
        return Stopwatch.start(stand, stand.heldBy(first));
    }

    /** Those whose messages it holds are told a newer date meanwhile. */
    private static void overtake(Stopwatch frozen) {
        Killing.live(Duration.ofSeconds(3));
        frozen.stand().peopleOf(frozen.waiting()).forEach(frozen.stand().load()::tellAnother);
    }

    private static void takenOver(String what, Stopwatch held) {
        assertThat(held.waiting()).as("what it held").isNotEmpty();
        Duration time = held.untilNothingOfItWaits();
        Stopwatch.print(
                "%s, until nothing of the %d that it held waits"
                        .formatted(what, held.waiting().size()),
                time);
        assertThat(time).isLessThan(TAKEN_OVER);
    }

    private static void goOn(Stand stand) {
        Killing.live(LONG_ENOUGH_TO_BE_MISSED);
        stand.fault("thawed");
        Signals.thaw(List.of(stand.hub().pid()));
        Killing.live(Duration.ofSeconds(4));
        stand.avoidNobody();
    }

    private static void green(String what, Path folder, Stand stand) throws InterruptedException {
        Report report = Report.of(what, TIMES, SEED, stand, stand.rest());
        report.print();
        assertThat(report.violations())
                .as("seed %d, history in %s", SEED, folder)
                .isEqualTo(List.of());
    }
}
